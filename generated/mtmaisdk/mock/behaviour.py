"""What a hand-written behaviour of an operation gets, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from mtmaisdk.mock.contract import Operation


@dataclass(frozen=True)
class SentFile:
    """A file of a multipart form.

    Attributes:
        name: The file's name.
        media_type: The media type that the client gave.
        content: The bytes.
    """

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Call:
    """A request that the contract allows.

    Attributes:
        operation: What is called.
        path: The path parameters.
        query: The query parameters; a repeated one is a list.
        headers: The headers.
        body: The JSON value, the fields of a form (a file is a `SentFile`), or `None`.
        base_url: The address under which the client reaches this server.
    """

    operation: Operation
    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    body: Any
    base_url: str


@dataclass(frozen=True)
class Whole:
    """An answer in one piece.

    Attributes:
        value: A JSON value, text, or bytes.
        media_type: Its media type.
        status: The HTTP status.
        headers: Headers besides the content type.
    """

    value: Any
    media_type: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Streamed:
    """An answer in events, which the server frames as the operation's `x-stream` says.

    Attributes:
        events: Name and data of each event, in order; the name is one that the `x-stream` declares, or empty where
            the server is to send none.
    """

    events: Iterable[tuple[str, Any]]


Answer: TypeAlias = "Whole | Streamed"


class Refusal(Exception):
    """Raised by a behaviour that refuses a call; the server writes it as the backend's own error.

    Args:
        status: The status that says the kind of refusal, such as 404.
        message: What is wrong, for people.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
