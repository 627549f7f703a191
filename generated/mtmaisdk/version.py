"""The version of the contract, and of the package generated from it."""

__version__ = "0.7.0"
INSTALLED_AS = "./generated"
"""What pip is told to install."""
