"""The model `ChatMessage`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model, derived
from mtmaisdk.clients.rest.models.chat_message_config import ChatMessageConfig
from mtmaisdk.clients.rest.models.chat_message_content import ChatMessageContent
from mtmaisdk.clients.rest.models.chat_message_metadata import ChatMessageMetadata
from mtmaisdk.clients.rest.models.chat_message_role import ChatMessageRole


class ChatMessage(Model):
    """One message of a chat. Callers should send `id`, `role`, `content`, `createdAt` and `threadId`: some servers
    reject a message without them.

    Attributes:
        id: Id of the message, a UUID created by the sender.
        role: See `ChatMessageRole`.
        content: See `ChatMessageContent`.
        created_at: Time of the message: usually RFC 3339, but not validated.
        thread_id: Thread to which the message belongs.
        metadata: Id and times; newer servers send it instead of `id` and `createdAt`.
        source: Agent that wrote the message; newer servers only.
        config: What the agent framework reports about the message; newer servers only.
    """

    id: str | None = None
    role: ChatMessageRole | str
    content: ChatMessageContent
    created_at: Annotated[str | None, Field(alias="createdAt")] = None
    thread_id: Annotated[str | None, Field(alias="threadId")] = None
    metadata: ChatMessageMetadata | None = None
    source: str | None = None
    config: ChatMessageConfig | None = None
    _derived_id = derived("id", "metadata.id", {})
    _derived_created_at = derived("created_at", "metadata.createdAt", {})
