"""What a backend receives for a call of an operation, and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from mtmaisdk.mock.content.said import Said
from mtmaisdk.mock.contract import Operation

Event: TypeAlias = tuple[str, Any]
"""Name and data of an event."""


def typed_event(name: str, **fields: Any) -> Event:
    """Returns an event whose data has its name as `type`."""
    return name, {"type": name, **fields}


@dataclass(frozen=True)
class SentFile:
    """A file of a multipart form, with the media type that the client sent."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class ReceivedCall:
    """A request that matches the contract.

    Attributes:
        path: The path parameters.
        query: The query parameters; a repeated parameter is a list.
        headers: The headers, by names of any case.
        body: The JSON value, the fields of a form (a file is a `SentFile`), or `None`.
        base_url: The address at which the client reaches this server.
        said: What a script says in place of the backend, or `None`.
        models: The models that exist; if empty, those of the backend, and any other is answered as well.
    """

    operation: Operation
    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    body: Any
    base_url: str
    said: Said | None = None
    models: Sequence[str] = ()


@dataclass(frozen=True)
class Whole:
    """An answer that is not streamed.

    Attributes:
        value: A JSON value, text, or bytes.
        headers: Headers other than the content type.
    """

    value: Any
    media_type: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Streamed:
    """A streamed answer, framed as the operation's `x-stream` declares.

    Attributes:
        events: The events in order; each name is declared in the `x-stream`, or empty if none is to be sent.
        is_cut: Whether the connection is closed after them, before the end of the body.
    """

    events: Iterable[Event]
    is_cut: bool = False


Answer: TypeAlias = "Whole | Streamed"


class Refusal(Exception):
    """Raised by a backend to refuse a call; the server writes it in the backend's error format.

    Args:
        status: The HTTP status.
        message: The error message.
        body: The whole body, if it says more than the message.
    """

    def __init__(self, status: int, message: str, body: Any = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.body = body
