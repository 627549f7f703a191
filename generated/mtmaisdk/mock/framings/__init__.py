"""The framings of streams as the server writes them: each is one module, named as the contract names it.

A module has a constant `WRITER`, and a function `read` for what others write. Imports `framing_writer`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from mtmaisdk.mock.content.said import paused_pieces
from mtmaisdk.mock.framing_writer import FramingWriter, Pause


@cache
def writer_of(framing: str) -> FramingWriter:
    """Returns the writer of the framing that the contract calls `framing`."""
    found: FramingWriter = _module(framing).WRITER
    return found


def _module(framing: str) -> Any:
    return import_module(f"{__name__}.{framing.replace('-', '_')}")


def read_stream(text: str, likely: Iterable[str]) -> tuple[str, list[tuple[str | None, str]]]:
    """Returns the framing of a stream, of several that fit the first that is likely, and its events.

    An event is name and data as text; what belongs to no event has `None` for a name.
    """
    names = [*likely, *(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__))]
    read = ((name, [*_module(name).read(text)]) for name in dict.fromkeys(names))
    return min(read, key=lambda found: sum(name is None for name, _ in found[1]))


def frame_stream(stream: Mapping[str, Any], events: Iterable[tuple[str, Any]]) -> Iterator[bytes | Pause]:
    """Yields a frame for each event of an `x-stream`, and then the end marker; an empty name is not written."""
    writer = writer_of(stream["framing"])
    waited_for = set[int]()
    for name, data in events:
        for piece in paused_pieces(data):
            # Each of several choices has the piece.
            if id(piece) not in waited_for:
                waited_for.add(id(piece))
                yield Pause(piece.seconds)
        yield writer.frame(name, data)
    if "end" in stream:
        yield writer.write_end(stream["end"])


def example_events(stream: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yields name and data of the example events of an `x-stream`, without errors."""
    for event in stream["events"]:
        for data in event["examples"]:
            if not (isinstance(data, dict) and data.get("error")):
                yield event["name"], data
