"""Sockets over aiohttp; `blocking` has the same names for the same things.

Imports `calls` and what lies below it. `Session` and `Response` are aiohttp's, imported when first used.
"""

# What type checkers take for typing.TYPE_CHECKING, without the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mtmaisdk.clients.rest.transport.aio.library import Response as Response
    from mtmaisdk.clients.rest.transport.aio.library import Session as Session
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    _SOURCES = dict.fromkeys(("Response", "Session"), "mtmaisdk.clients.rest.transport.aio.library")
    __getattr__, __dir__ = lazy_module(__name__, _SOURCES)
