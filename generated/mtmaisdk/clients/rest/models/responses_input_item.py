"""The model `ResponsesInputItem`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.responses_content import ResponsesContent
from mtmaisdk.clients.rest.models.responses_input_part import ResponsesInputPart


class ResponsesInputItem(Model):
    """An item of the conversation; `type` says which fields it has. Items of an answer can be sent back unchanged;
    LMDeploy rejects `reasoning`.

    Attributes:
        type: Type of the item; without it, a message.
        role: Author of a message.
        content: Text or parts of a message.
        id: Id of the item.
        status: `in_progress`, `completed` or `incomplete`.
        call_id: Id of a call, also in the item with its result.
        name: Name of the tool that is called.
        arguments: Arguments of a call as JSON text.
        input: Input of a call of a custom tool.
        output: Result of a tool.
        summary: Summary of the reasoning.
        encrypted_content: Encrypted reasoning, sent back as it came.
    """

    type: (
        Literal[
            "message",
            "reasoning",
            "function_call",
            "function_call_output",
            "custom_tool_call",
            "custom_tool_call_output",
            "item_reference",
        ]
        | str
        | None
    ) = None
    role: Literal["user", "assistant", "system", "developer"] | str | None = None
    content: ResponsesContent | None = None
    id: str | None = None
    status: str | None = None
    call_id: str | None = None
    name: str | None = None
    arguments: str | None = None
    input: str | None = None
    output: ResponsesContent | None = None
    summary: list[ResponsesInputPart] | None = None
    encrypted_content: str | None = None
