"""aiohttp's classes under the names that both transports use."""

from aiohttp import ClientResponse as Response
from aiohttp import ClientSession as Session

__all__ = ["Response", "Session"]
