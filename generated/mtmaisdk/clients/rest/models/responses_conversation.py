"""The model `ResponsesConversation`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.responses_conversation_id import ResponsesConversationId

ResponsesConversation: TypeAlias = str | ResponsesConversationId
