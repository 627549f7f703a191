"""The frames of a stream for a web page."""

from __future__ import annotations

import time
import uuid
from typing import Any

from mtmaisdk.chat.backend import State
from mtmaisdk.chat.events import ChatEvent
from mtmaisdk.chat.exceptions import UnsupportedException
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.exceptions import (
    ApiConnectionException,
    ApiTimeoutException,
    RateLimitException,
    StreamException,
)
from mtmaisdk.clients.rest.streaming.tool_calls import as_fields
from mtmaisdk.clients.rest.wire.json_text import text_or_json

_MESSAGES = {
    RateLimitException: "Too many requests; try again later.",
    ApiTimeoutException: "The answer did not arrive in time.",
    ApiConnectionException: "The server cannot be reached.",
    StreamException: "The answer broke off.",
    Exception: "The request failed.",
}
_DELTAS = {"text": "content", "reasoning": "reasoning_content"}


def _error(error: Exception) -> dict[str, Any]:
    """Returns what a page may know of an error: messages may have addresses, and what a server says, secrets."""
    message = next(text for kind, text in _MESSAGES.items() if isinstance(error, kind))
    said = str(error) if isinstance(error, UnsupportedException) else message
    status = getattr(error, "status", None) or 0
    return {"message": said, "type": type(error).__name__, "code": status if status >= 400 else None}


class EventFrames:
    """The conversation's own events."""

    def frame(self, event: ChatEvent) -> str:
        """Returns the frame of an event."""
        return self._frame(event.to_dict())

    def end(self, reply: Reply, state: State) -> str:
        """Returns the last frame."""
        return self._frame({"type": "end", "finish_reason": reply.finish_reason, "state": state})

    def error(self, error: Exception) -> str:
        """Returns the frame of an error."""
        return self._frame({**_error(error), "type": "error", "error": type(error).__name__})

    def _frame(self, data: dict[str, Any]) -> str:
        return f"event: {data['type']}\ndata: {text_or_json(data)}\n\n"


class OpenAIFrames:
    """The chunks of a chat completion."""

    def __init__(self) -> None:
        made: dict[str, Any] = {"id": f"chatcmpl-{uuid.uuid4().hex}", "created": int(time.time())}
        self._head = {**made, "object": "chat.completion.chunk", "model": ""}
        self._role = {"role": "assistant"}

    def frame(self, event: ChatEvent) -> str:
        """Returns the frame of an event, empty if a chunk does not have it."""
        if event.type == "text" or event.type == "reasoning":
            self._head["model"] = getattr(event.native, "model", None) or self._head["model"]
            return self._chunk({_DELTAS[event.type]: event.text})
        return ""

    def end(self, reply: Reply, state: State) -> str:
        """Returns the last frames: the calls without a result, finish reason, token counts and the end marker."""
        left = as_fields([call for call in reply.tool_calls if call.result is None])
        for at, call in enumerate(left.get("tool_calls", ())):
            call["index"] = at
        last = self._chunk(left, reply.finish_reason or "stop")
        counts = "" if reply.usage is None else _data({**self._head, "choices": [], "usage": vars(reply.usage)})
        return f"{last}{counts}data: [DONE]\n\n"

    def error(self, error: Exception) -> str:
        """Returns the frame of an error, after which there is no end marker."""
        return _data({"error": _error(error)})

    def _chunk(self, delta: dict[str, Any], reason: str | None = None) -> str:
        delta, self._role = {**self._role, **delta}, {}
        return _data({**self._head, "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]})


def _data(data: dict[str, Any]) -> str:
    return f"data: {text_or_json(data)}\n\n"


FORMS: dict[str, type[EventFrames | OpenAIFrames]] = {"events": EventFrames, "openai": OpenAIFrames}
