"""The reply of a turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mtmaisdk.chat.events import ChatEvent, Reference, ToolCall, Usage, as_json


@dataclass(frozen=True)
class Reply:
    """A backend's answer to a message.

    Attributes:
        text: The text.
        reasoning: The model's reasoning before the answer.
        tool_calls: Calls of tools, by the backend or requested from the caller.
        usage: Token counts, if the backend sends them.
        finish_reason: Why the answer ended, if the backend says.
        references: Sources of the answer.
        raw: The generated client's result: the answer's model, or a stream's `StreamResult`.
    """

    text: str = ""
    reasoning: str = ""
    tool_calls: list[ToolCall] = field(default_factory=list)
    usage: Usage | None = None
    finish_reason: str | None = None
    references: list[Reference] = field(default_factory=list)
    raw: Any = field(default=None, repr=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """Returns the fields as JSON types, without `raw`."""
        return as_json(self)


class ReplyCollector:
    """Builds a reply from its events."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._reasoning: list[str] = []
        self._calls: list[ToolCall] = []
        self._references: list[Reference] = []
        self._usage: Usage | None = None
        self._finish_reason: str | None = None

    def add(self, event: ChatEvent) -> None:
        """Adds the next event."""
        if event.type == "text":
            self._text.append(event.text)
        elif event.type == "reasoning":
            self._reasoning.append(event.text)
        elif event.type == "tool_call":
            self._calls.append(event.call)
        elif event.type == "references":
            self._references += event.references
        elif event.type == "usage":
            self._usage = event.usage
        elif event.type == "end":
            self._finish_reason = event.finish_reason

    def reply(self, raw: Any) -> Reply:
        """Returns the reply so far."""
        text, reasoning = "".join(self._text), "".join(self._reasoning)
        return Reply(text, reasoning, [*self._calls], self._usage, self._finish_reason, [*self._references], raw)
