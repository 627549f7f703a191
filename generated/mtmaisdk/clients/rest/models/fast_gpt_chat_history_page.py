"""The model `FastGPTChatHistoryPage`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chat_history import FastGPTChatHistory


class FastGPTChatHistoryPage(Model):
    """Page of chats: pinned chats first, then by last change.

    Attributes:
        list: The chats.
        total: Total number of chats on all pages.
    """

    list: List[FastGPTChatHistory] | None = None
    total: int | None = None
