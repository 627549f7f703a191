"""The model `FastGPTHistoryStatuses`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chat_history import FastGPTChatHistory


class FastGPTHistoryStatuses(Model):
    """The status of chats.

    Attributes:
        list: The chats that exist.
    """

    list: List[FastGPTChatHistory] | None = None
