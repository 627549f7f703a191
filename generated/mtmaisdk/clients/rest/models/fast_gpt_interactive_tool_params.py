"""The model `FastGPTInteractiveToolParams`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTInteractiveToolParams(Model):
    """State of the tool call that a question interrupts.

    Attributes:
        memory_request_messages: Messages that the model has received.
        tool_call_id: Id of the interrupted call.
    """

    memory_request_messages: Annotated[list[dict[str, Any]] | None, Field(alias="memoryRequestMessages")] = None
    tool_call_id: Annotated[str | None, Field(alias="toolCallId")] = None
