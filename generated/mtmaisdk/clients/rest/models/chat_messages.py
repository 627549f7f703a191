"""The model `ChatMessages`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model, derived
from mtmaisdk.clients.rest.models.chat_message import ChatMessage
from mtmaisdk.clients.rest.models.chat_message_row import ChatMessageRow
from mtmaisdk.clients.rest.models.pagination_response import PaginationResponse


class ChatMessages(Model):
    """Messages of a chat.

    Attributes:
        messages: The messages, oldest first.
        rows: The same messages, as the newest servers send them.
        pagination: The page; newest servers only.
        metadata: About the list; newest servers only.
    """

    messages: list[ChatMessage] | None = None
    rows: list[ChatMessageRow] | None = None
    pagination: PaginationResponse | None = None
    metadata: dict[str, Any] | None = None
    _derived_messages = derived("messages", "rows", {})
