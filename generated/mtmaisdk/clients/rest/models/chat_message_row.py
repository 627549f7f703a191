"""The model `ChatMessageRow`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model, derived
from mtmaisdk.clients.rest.models.chat_message_config import ChatMessageConfig
from mtmaisdk.clients.rest.models.chat_message_metadata import ChatMessageMetadata
from mtmaisdk.clients.rest.models.chat_model_message import ChatModelMessage
from mtmaisdk.clients.rest.models.chat_model_usage import ChatModelUsage


class ChatMessageRow(Model):
    """A message as servers since 2025-06 send it; it has no `role`, `id` or `createdAt` of its own.

    Attributes:
        id: Id of the message.
        role: Author of the message.
        created_at: When it was stored, RFC 3339.
        metadata: Id and times.
        type: Class of the message.
        content: The text.
        content_type: Kind of the content.
        source: Agent that wrote the message.
        topic: Topic of the message.
        thread_id: Thread to which the message belongs.
        llm_message: The message as the model sees it.
        config: What the agent framework reports about the message.
        model_usage: Model and token counts.
    """

    id: str | None = None
    role: str | None = None
    created_at: Annotated[str | None, Field(alias="createdAt")] = None
    metadata: ChatMessageMetadata | None = None
    type: Literal["UserMessage", "AssistantMessage", "SystemMessage", "FunctionExecutionResultMessage"] | str | None = (
        None
    )
    content: str | None = None
    content_type: Literal["text", "function_call"] | str | None = None
    source: str | None = None
    topic: str | None = None
    thread_id: str | None = None
    llm_message: ChatModelMessage | None = None
    config: ChatMessageConfig | None = None
    model_usage: ChatModelUsage | None = None
    _derived_id = derived("id", "metadata.id", {})
    _derived_role = derived(
        "role",
        "type",
        {
            "UserMessage": "user",
            "AssistantMessage": "assistant",
            "SystemMessage": "system",
            "FunctionExecutionResultMessage": "tool",
        },
    )
    _derived_created_at = derived("created_at", "metadata.createdAt", {})
