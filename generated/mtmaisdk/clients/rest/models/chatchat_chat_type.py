"""The model `ChatchatChatType`."""

from __future__ import annotations

from typing import Literal, TypeAlias

ChatchatChatType: TypeAlias = Literal[
    "general_chat", "chat_with_retrieval", "chat_with_search", "chat_with_recommend", "agent_chat"
]
