"""The model `MessagesBlockParam`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_result_content import MessagesResultContent
from mtmaisdk.clients.rest.models.messages_source_value import MessagesSourceValue


class MessagesBlockParam(Model):
    """A block of a message; `type` says which fields it has.

    Attributes:
        type: Type of the block.
        text: Text of a `text` block.
        thinking: Reasoning of a `thinking` block.
        signature: Signature of the reasoning, sent back as it came.
        data: Encrypted reasoning of a `redacted_thinking` block.
        id: Id of a call.
        name: Name of the tool that is called.
        input: Arguments of a call, an object.
        tool_use_id: Id of the call that a `tool_result` answers.
        content: Result of a tool.
        is_error: Whether the tool failed.
        source: The image or document; the URL of a `search_result`.
        title: Title of a document.
        cache_control: How the prompt is cached.
    """

    type: Literal["text", "image", "document", "thinking", "redacted_thinking", "tool_use", "tool_result"] | str
    text: str | None = None
    thinking: str | None = None
    signature: str | None = None
    data: str | None = None
    id: str | None = None
    name: str | None = None
    input: Any | None = None
    tool_use_id: str | None = None
    content: MessagesResultContent | None = None
    is_error: bool | None = None
    source: MessagesSourceValue | None = None
    title: str | None = None
    cache_control: dict[str, Any] | None = None
