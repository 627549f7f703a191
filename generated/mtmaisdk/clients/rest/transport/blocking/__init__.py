# Derived from clients/rest/transport/aio/__init__.py by tools/derive_blocking.py; not to be edited.

"""Sockets over urllib3, under the same names as those of the other transport.

Imports `calls` and what lies below it. All that needs urllib3 is imported when first used.
"""

# Type checkers treat it as typing.TYPE_CHECKING; this saves the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse as BaseHTTPResponse
    from urllib3 import PoolManager as PoolManager

    from mtmaisdk.clients.rest.transport.blocking.body import release as release
    from mtmaisdk.clients.rest.transport.blocking.exchange import read as read
    from mtmaisdk.clients.rest.transport.blocking.exchange import read_piece as read_piece
    from mtmaisdk.clients.rest.transport.blocking.exchange import send as send
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(
        __name__,
        dict.fromkeys(("BaseHTTPResponse", "PoolManager"), "urllib3")
        | dict.fromkeys(("read", "read_piece", "release", "send"), "mtmaisdk.clients.rest.transport.blocking.exchange"),
    )
