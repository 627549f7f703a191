"""The faults that a request can ask for, and their syntax.

A fault is written as `name` or `name=value`; several are joined by `;`, as in `status=429;retry-after=1;times=2`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from mtmaisdk.mock.error_frames import ERROR_FRAMES

FAULT_HEADER = "X-Mock-Fault"
"""Request header that asks for faults."""

Faults: TypeAlias = Mapping[str, Any]
"""Values of the faults, by name."""


@dataclass(frozen=True)
class Fault:
    """A fault.

    Attributes:
        value: What its value means; empty if it has no value.
        default: The default value; `None` if a value is required.
        in_streams: Whether it affects streams only.
    """

    name: str
    value: str
    summary: str
    read: Callable[[str], Any] = str
    default: Any = None
    in_streams: bool = False

    @property
    def usage(self) -> str:
        """The fault's syntax, with brackets around an optional value."""
        if not self.value:
            return self.name
        return f"{self.name}={self.value}" if self.default is None else f"{self.name}[={self.value}]"


def parse_faults(text: str) -> Faults:
    """Returns the faults in a text.

    Raises:
        ValueError: A fault is unknown, or its value is invalid; the message says which.
    """
    found = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        fault = FAULTS.get(name)
        if fault is None:
            raise ValueError(f"unknown fault {name!r}; 'python -m mtmaisdk.mock --faults' lists them")
        if not equals and (fault.default is not None or not fault.value):
            found[name] = fault.default
            continue
        try:
            if not fault.value:
                raise ValueError("it takes no value")
            found[name] = fault.read(value)
        except ValueError as error:
            raise ValueError(f"fault {part!r}: {error}; the syntax is {fault.usage}") from None
    return found


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ValueError("the value is not a whole number from 0")
    return int(text)


def _seconds(text: str) -> float:
    value = float(text) if text.isascii() else math.nan
    if not 0 <= value < math.inf:
        raise ValueError("the value is not a time in seconds")
    return value


def _rate(text: str) -> float:
    value = _seconds(text)
    if not value:
        raise ValueError("the value is not a rate above 0")
    return value


def _status(text: str) -> int:
    if not text.isdigit() or not 400 <= int(text) <= 599:
        raise ValueError("the value is not a status from 400 to 599")
    return int(text)


def _error_frame(text: str) -> str:
    if text not in ERROR_FRAMES:
        raise ValueError(f"the value is not one of {', '.join(ERROR_FRAMES)}")
    return text


_TABLE = (
    Fault("status", "N", "answer with this status, 400 to 599, and the backend's error for it", _status),
    Fault("retry-after", "SECONDS", "send Retry-After in seconds", _count),
    Fault("retry-after-ms", "N", "send retry-after-ms in milliseconds", _count),
    Fault("retry-after-date", "SECONDS", "send Retry-After as the HTTP date so many seconds from now", _count),
    Fault("json-error", "", "answer with status 200 and an error as JSON"),
    Fault("html", "", "answer with status 200 and a web page"),
    Fault("empty", "", "answer with status 200 and nothing"),
    Fault("drop-answer", "", "process the request, then close the connection: a retry is processed again"),
    Fault("slow-headers", "SECONDS", "wait before the status line", _seconds),
    Fault("tokens-per-second", "N", "send this many events per second", _rate, in_streams=True),
    Fault("stall-after", "N", "send nothing after event N; 0 is before the first", _count),
    Fault("stall-for", "SECONDS", "duration of stall-after; by default until the client disconnects", _seconds),
    Fault("cut-mid-event", "N", "end the body within the event after event N", _count, 1),
    Fault("no-end", "N", "end the body without end marker, after event N if given", _count, math.inf, True),
    Fault("no-final-chunk", "", "close the connection without the final chunk of the body"),
    Fault("error-frame", "DIALECT", f"end with an error: {', '.join(ERROR_FRAMES)}", _error_frame, in_streams=True),
    Fault("error-after", "N", "event after which error-frame sends its error; 1 by default", _count, in_streams=True),
    Fault("invalid-utf8", "", "insert a byte into the body that is not valid UTF-8"),
    Fault("huge-event", "BYTES", "enlarge the first event to this size; 10 MiB by default", _count, 10 * 2**20),
    Fault("keep-alive", "", "send a comment or an empty line before each event", in_streams=True),
    Fault("empty-frames", "", "send an event without content before each event", in_streams=True),
    Fault("crlf", "", "end lines with CR LF", in_streams=True),
    Fault("bom", "", "start the body with a byte order mark"),
    Fault("split", "SEED", "send the body in chunks of random size, the same for the same SEED", _count, 0),
    Fault("times", "N", "apply the faults to the next N requests that ask for exactly these", _count),
    Fault("key", "TEXT", "count times separately from the same faults with another TEXT"),
)

FAULTS = {fault.name: fault for fault in _TABLE}
"""The faults by name, in the order in which they are applied."""


def list_faults() -> str:
    """Returns a description of all faults, one per line."""
    width = max(len(fault.usage) for fault in _TABLE)
    return "\n".join(f"{fault.usage:{width}}  {fault.summary}" for fault in _TABLE)
