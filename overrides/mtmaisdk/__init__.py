"""Typed async and sync client for five families of chat API."""

from mtmaisdk.version import __version__

__all__ = ["__version__"]
