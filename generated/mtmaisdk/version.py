"""The version of the contract, and of the package made from it."""

__version__ = "0.6.0"
