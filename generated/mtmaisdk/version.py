"""The version of the contract, and of the package generated from it."""

__version__ = "1.0.0"
INSTALLED_AS = "./generated"
"""What pip is told to install."""
