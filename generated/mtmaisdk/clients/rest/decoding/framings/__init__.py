"""The framings of streams: each is one module, named as the contract names it, with a constant `FRAMING`.

Imports `decoder` and `event`; the modules are imported when a stream needs them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.operation import Operation
    from mtmaisdk.clients.rest.contract.stream import StreamingOperation
    from mtmaisdk.clients.rest.decoding.decoder import Framing


_JSON = "application/json"


@cache
def framing_of(name: str) -> Framing:
    """Returns the framing that the contract calls `name`."""
    found: Framing = import_module(f"{__name__}.{name.replace('-', '_')}").FRAMING
    return found


def is_stream_type(media_type: str) -> bool:
    """Whether bodies of this media type are streams, in any framing."""
    # Plain calls ask, too, and need not import decoders.
    return media_type != _JSON and media_type in _media_types()


def accept_of(operation: Operation[Any]) -> str:
    """Returns the `Accept` header of a request for a stream: the operation's framings, or a complete answer."""
    stream = cast("StreamingOperation[Any, Any]", operation).stream
    return _accept(stream.framing, *stream.alternatives)


@cache
def _accept(*names: str) -> str:
    media_types = dict.fromkeys(media_type for name in names for media_type in framing_of(name).media_types)
    return ", ".join((*media_types, _JSON))


@cache
def _media_types() -> frozenset[str]:
    from pkgutil import iter_modules

    found = [framing_of(module.name) for module in iter_modules(__path__)]
    return frozenset(media_type for framing in found for media_type in framing.media_types)
