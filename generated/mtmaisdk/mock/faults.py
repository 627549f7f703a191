"""The faults that a request can ask for: what there is, and how one is written.

A fault is written as `name` or `name=value`; several are joined by `;`, as in `status=429;retry-after=1;times=2`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

FAULT_HEADER = "X-Mock-Fault"
"""Request header that asks for faults."""

Faults: TypeAlias = Mapping[str, Any]
"""Values of the faults by their names."""

ERROR_FRAMES = ("event", "error", "object", "error-code", "bare", "data-stream-error", "data-stream-data")
"""The dialects of an error inside a stream."""


@dataclass(frozen=True)
class Fault:
    """A fault.

    Attributes:
        name: Its name.
        value: What its value is; empty where it has none.
        summary: What it does, in one line.
        read: Makes the value of its text.
        default: The value where none is given; `None` where one has to be.
        in_streams: It does nothing to an answer in one piece.
    """

    name: str
    value: str
    summary: str
    read: Callable[[str], Any] = str
    default: Any = None
    in_streams: bool = False

    @property
    def usage(self) -> str:
        """The fault as it is written, with brackets around what may be left out."""
        if not self.value:
            return self.name
        return f"{self.name}={self.value}" if self.default is None else f"{self.name}[={self.value}]"


def parse_faults(text: str) -> Faults:
    """Returns the faults that a text names.

    Raises:
        ValueError: There is no such fault, or its value is none; the message says which.
    """
    found = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        fault = FAULTS.get(name)
        if fault is None:
            raise ValueError(f"there is no fault {name!r}; 'python -m mtmaisdk.mock --faults' lists them")
        if not equals and (fault.default is not None or not fault.value):
            found[name] = fault.default
            continue
        try:
            if not fault.value:
                raise ValueError("it has no value")
            found[name] = fault.read(value)
        except ValueError as error:
            raise ValueError(f"fault {part!r}: {error}; it is written {fault.usage}") from None
    return found


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ValueError("the value is no count")
    return int(text)


def _seconds(text: str) -> float:
    value = float(text) if text.isascii() else math.nan
    if not 0 <= value < math.inf:
        raise ValueError("the value is no time in seconds")
    return value


def _rate(text: str) -> float:
    value = _seconds(text)
    if not value:
        raise ValueError("the value is no rate")
    return value


def _status(text: str) -> int:
    if not text.isdigit() or not 400 <= int(text) <= 599:
        raise ValueError("the value is no status from 400 to 599")
    return int(text)


def _error_frame(text: str) -> str:
    if text not in ERROR_FRAMES:
        raise ValueError(f"the value is none of {', '.join(ERROR_FRAMES)}")
    return text


_TABLE = (
    Fault("status", "N", "answer with this status, 400 to 599, and the backend's error for it", _status),
    Fault("retry-after", "SECONDS", "send Retry-After in seconds", _count),
    Fault("retry-after-ms", "N", "send retry-after-ms in milliseconds", _count),
    Fault("retry-after-date", "SECONDS", "send Retry-After as the HTTP date so many seconds from now", _count),
    Fault("json-error", "", "answer with status 200 and an error as JSON"),
    Fault("html", "", "answer with status 200 and a web page"),
    Fault("empty", "", "answer with status 200 and nothing"),
    Fault("drop-answer", "", "carry the request out, then close the connection: a retry is delivered twice"),
    Fault("slow-headers", "SECONDS", "wait before the status line", _seconds),
    Fault("tokens-per-second", "N", "send so many events in a second", _rate, in_streams=True),
    Fault("stall-after", "N", "fall silent after event N; 0 is before the first", _count),
    Fault("stall-for", "SECONDS", "how long stall-after lasts; without it until the client leaves", _seconds),
    Fault("cut-mid-event", "N", "end the body inside the event after event N", _count, 1),
    Fault("no-end", "N", "end the body without end marker, after event N where one is given", _count, math.inf, True),
    Fault("no-final-chunk", "", "close the connection without the final chunk of the body"),
    Fault("error-frame", "DIALECT", f"end with an error: {', '.join(ERROR_FRAMES)}", _error_frame, in_streams=True),
    Fault("error-after", "N", "after which event error-frame comes; 1 without it", _count, in_streams=True),
    Fault("invalid-utf8", "", "put a byte into the body that is no UTF-8"),
    Fault("huge-event", "BYTES", "make the first event so large; 10 MB where BYTES is left out", _count, 10 * 2**20),
    Fault("keep-alive", "", "send a comment or an empty line before each event", in_streams=True),
    Fault("empty-frames", "", "send frames without content before each event", in_streams=True),
    Fault("crlf", "", "end lines with CR LF", in_streams=True),
    Fault("bom", "", "begin the body with a byte order mark"),
    Fault("split", "SEED", "send the body in pieces of random size, always the same for one SEED", _count, 0),
    Fault("times", "N", "only for the next N requests that ask for these very faults", _count),
    Fault("key", "TEXT", "count times apart from the same faults with another TEXT"),
)

FAULTS = {fault.name: fault for fault in _TABLE}
"""The faults by their names, in the order in which they take effect."""


def list_faults() -> str:
    """Returns the faults, one a line."""
    width = max(len(fault.usage) for fault in _TABLE)
    return "\n".join(f"{fault.usage:{width}}  {fault.summary}" for fault in _TABLE)
