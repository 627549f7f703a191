"""The model `FastGPTChatRecordPage`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chat_record import FastGPTChatRecord


class FastGPTChatRecordPage(Model):
    """Page of messages; the first page has the newest messages, and each page is in chronological order.

    Attributes:
        list: The messages.
        total: Total number of messages on all pages.
    """

    list: List[FastGPTChatRecord] | None = None
    total: int | None = None
