"""The event that the decoders of all framings return."""

from __future__ import annotations

from typing import TypeAlias


class ServerSentEvent:
    """An event of a stream.

    Args:
        event: The event's type; `message` where the stream does not name one.
        data: The lines of data joined by LF.
        id: The last event id of the stream, set by this event or an earlier one.
        retry: Reconnection time in milliseconds, if this event sets it.
    """

    __slots__ = ("event", "id", "raw", "retry")

    def __init__(
        self,
        event: str = "message",
        data: bytes | str = b"",
        id: str = "",  # noqa: A002 - the standard's own word
        retry: int | None = None,
    ) -> None:
        self.event = event
        self.raw = data if isinstance(data, bytes) else data.encode()
        self.id = id
        self.retry = retry

    @property
    def data(self) -> str:
        """The data as text; bytes that are not valid UTF-8 are replaced by U+FFFD."""
        return self.raw.decode("utf-8", "replace")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ServerSentEvent):
            return NotImplemented
        return (self.event, self.raw, self.id, self.retry) == (other.event, other.raw, other.id, other.retry)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"ServerSentEvent(event={self.event!r}, data={self.data!r}, id={self.id!r}, retry={self.retry!r})"


Payload: TypeAlias = bytes | ServerSentEvent
"""An event; one that has only data is represented by its data, which saves an object for nearly every event."""


def event_of(payload: Payload) -> ServerSentEvent:
    """Returns a payload as an event."""
    return ServerSentEvent(data=payload) if isinstance(payload, bytes) else payload
