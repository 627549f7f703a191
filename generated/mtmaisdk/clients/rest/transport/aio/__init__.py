"""Sockets over aiohttp, under the same names as those of the other transport.

Imports `calls` and what lies below it. All that needs aiohttp is imported when first used.
"""

# Type checkers treat it as typing.TYPE_CHECKING; this saves the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from aiohttp import ClientResponse as ClientResponse
    from aiohttp import ClientSession as ClientSession

    from mtmaisdk.clients.rest.transport.aio.body import release as release
    from mtmaisdk.clients.rest.transport.aio.exchange import read as read
    from mtmaisdk.clients.rest.transport.aio.exchange import read_piece as read_piece
    from mtmaisdk.clients.rest.transport.aio.exchange import send as send
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        dict.fromkeys(("ClientResponse", "ClientSession"), "aiohttp")
        | dict.fromkeys(("read", "read_piece", "release", "send"), "mtmaisdk.clients.rest.transport.aio.exchange"),
    )
