"""Sockets over urllib3; `aio` has the same names for the same things.

Imports `calls` and what lies below it. urllib3's classes are imported when first used.
"""

# Type checkers treat it as typing.TYPE_CHECKING; this saves the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse as BaseHTTPResponse
    from urllib3 import PoolManager as PoolManager
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(__name__, dict.fromkeys(("BaseHTTPResponse", "PoolManager"), "urllib3"))
