"""What a method can do beyond one request: streams, saved files, pages, uploads, waiting.

Imports `transport` and what lies below it. Its stream, which needs the HTTP library, is imported when first used.
"""

from __future__ import annotations

# Type checkers treat it as typing.TYPE_CHECKING; this saves the import of typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mtmaisdk.clients.rest.methods.stream import AsyncStream as AsyncStream
else:
    from mtmaisdk.clients.rest.lazy import lazy_module

    __getattr__, __dir__ = lazy_module(__name__, {"AsyncStream": "mtmaisdk.clients.rest.methods.stream"})
