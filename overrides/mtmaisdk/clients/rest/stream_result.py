"""The answer that a stream adds up to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mtmaisdk.clients.rest.tool_calls import ToolCall


@dataclass(frozen=True)
class StreamChoice:
    """One of the answers of a stream.

    Attributes:
        index: Its number.
        text: Its text.
        reasoning: What the model thought before it.
        tool_calls: The calls it asks for.
        finish_reason: Why it ended; `None` where it did not, or the server does not say.
    """

    index: int
    text: str = ""
    reasoning: str = ""
    tool_calls: list[ToolCall] = field(default_factory=list)
    finish_reason: str | None = None


@dataclass(frozen=True)
class StreamResult(StreamChoice):
    """The first answer of a stream, with what belongs to all.

    Attributes:
        usage: The last token counts that the server sent, as the contract's model.
        choices: Every answer, by its number.
    """

    usage: Any = None
    choices: list[StreamChoice] = field(default_factory=list)
