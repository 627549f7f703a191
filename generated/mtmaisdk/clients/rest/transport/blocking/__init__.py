"""Sockets over urllib3; `aio` has the same names for the same things.

Imports `calls` and what lies below it. `Pool` and `Response` are urllib3's, imported when first used.
"""

# What type checkers take for typing.TYPE_CHECKING, without the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mtmaisdk.clients.rest.transport.blocking.library import Pool as Pool
    from mtmaisdk.clients.rest.transport.blocking.library import Response as Response
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    _SOURCES = dict.fromkeys(("Pool", "Response"), "mtmaisdk.clients.rest.transport.blocking.library")
    __getattr__, __dir__ = lazy_module(__name__, _SOURCES)
