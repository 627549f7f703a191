"""Sockets over aiohttp, under the same names as those of the other transport.

Imports `calls` and what lies below it. aiohttp's classes are imported when first used.
"""

# Type checkers treat it as typing.TYPE_CHECKING; this saves the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from aiohttp import ClientResponse as ClientResponse
    from aiohttp import ClientSession as ClientSession
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(__name__, dict.fromkeys(("ClientResponse", "ClientSession"), "aiohttp"))
