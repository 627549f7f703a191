"""The model `ChatMessage`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_message_config import ChatMessageConfig
from mtmaisdk.clients.rest.models.chat_message_content import ChatMessageContent
from mtmaisdk.clients.rest.models.chat_message_metadata import ChatMessageMetadata
from mtmaisdk.clients.rest.models.chat_message_role import ChatMessageRole


class ChatMessage(Model):
    """One message of a chat. A caller should send `id`, `role`, `content`, `createdAt` and `threadId`: some servers refuse a message without them.

    Attributes:
        id: Id of the message, a UUID the sender makes.
        role: See `ChatMessageRole`.
        content: See `ChatMessageContent`.
        created_at: Time of the message: RFC 3339 as a rule, but unchecked.
        thread_id: Thread that the message belongs to.
        metadata: Id and times; newer servers send it in place of `id` and `createdAt`.
        source: Agent that wrote the message; newer servers only.
        config: What the agent framework says about the message; newer servers only.
    """

    id: str | None = None
    role: ChatMessageRole | str
    content: ChatMessageContent
    created_at: Annotated[str | None, Field(alias="createdAt")] = None
    thread_id: Annotated[str | None, Field(alias="threadId")] = None
    metadata: ChatMessageMetadata | None = None
    source: str | None = None
    config: ChatMessageConfig | None = None
