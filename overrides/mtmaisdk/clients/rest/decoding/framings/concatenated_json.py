"""Concatenated JSON objects, as Langchain-Chatchat 0.2.7 and 0.2.8 send them."""

from __future__ import annotations

import re

from mtmaisdk.clients.rest.decoding.decoder import BoundedDecoder, Framing
from mtmaisdk.clients.rest.decoding.event import Payload, ServerSentEvent

# The characters that decide where an object ends; one behind a backslash does not count.
_STRUCTURE = re.compile(rb'["{}\\]')


class ConcatenatedJSONDecoder(BoundedDecoder[Payload]):
    """Decodes objects without separators; text between two objects becomes an event without a type.

    Takes the arguments of `BoundedDecoder`.
    """

    _depth = 0
    _in_string = False
    _escaped = False

    def _decode(self, chunk: bytes, events: list[Payload]) -> None:
        start = 0 if self._depth else -1
        end = 0
        position = 1 if self._escaped and chunk else 0
        self._escaped = self._escaped and not chunk
        while (match := _STRUCTURE.search(chunk, position)) is not None:
            at, position = match.start(), match.end()
            mark = chunk[at]
            if self._in_string:
                if mark == 0x5C:
                    position += 1
                    self._escaped = position > len(chunk)
                elif mark == 0x22:
                    self._in_string = False
            elif mark == 0x22:
                self._in_string = self._depth > 0
            elif mark == 0x7B:
                if self._depth == 0:
                    if between := chunk[end:at].strip():
                        events.append(ServerSentEvent("", between))
                    start = at
                self._depth += 1
            elif mark == 0x7D and self._depth:
                self._depth -= 1
                if self._depth == 0:
                    self._keep(chunk[start:position])
                    events.append(ServerSentEvent("message", self._take_rest()))
                    end = position
        if not self._depth:
            if between := chunk[end:].strip():
                events.append(ServerSentEvent("", between))
        else:
            self._keep(chunk[start:])

    def _decode_rest(self) -> ServerSentEvent | None:
        # The object was cut off, which its reader detects: it is not valid JSON.
        rest = self._take_rest()
        return ServerSentEvent("message", rest) if rest else None


# Those servers label it as an event stream.
FRAMING = Framing(("text/event-stream",), ConcatenatedJSONDecoder, start=re.compile(rb"\{"))
