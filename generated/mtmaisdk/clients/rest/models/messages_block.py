"""The model `MessagesBlock`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model


class MessagesBlock(Model):
    """A block of the answer; `type` says which fields it has.

    Attributes:
        type: Type of the block.
        text: Text of a `text` block.
        citations: Sources of the text.
        thinking: Reasoning of a `thinking` block.
        signature: Signature of the reasoning, sent back as it came.
        data: Encrypted reasoning of a `redacted_thinking` block.
        id: Id of a call.
        name: Name of the tool that is called.
        input: Arguments of a call, an object.
    """

    type: Literal["text", "thinking", "redacted_thinking", "tool_use"] | str | None = None
    text: str | None = None
    citations: Any | None = None
    thinking: str | None = None
    signature: str | None = None
    data: str | None = None
    id: str | None = None
    name: str | None = None
    input: Any | None = None
