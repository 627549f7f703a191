"""The model `FastGPTRecordsPage`."""

from __future__ import annotations

from typing import Annotated, List

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chat_record import FastGPTChatRecord


class FastGPTRecordsPage(Model):
    """Messages, oldest first.

    Attributes:
        list: The messages.
        total: Total number of messages.
        has_more_prev: Whether there are earlier ones.
        has_more_next: Whether there are later ones.
        good_total: Number of answers rated good (one build).
        bad_total: Number of answers rated bad (one build).
        not_found_total: Number of answers without a source (one build).
    """

    list: List[FastGPTChatRecord] | None = None
    total: int | None = None
    has_more_prev: Annotated[bool | None, Field(alias="hasMorePrev")] = None
    has_more_next: Annotated[bool | None, Field(alias="hasMoreNext")] = None
    good_total: Annotated[int | None, Field(alias="goodTotal")] = None
    bad_total: Annotated[int | None, Field(alias="badTotal")] = None
    not_found_total: Annotated[int | None, Field(alias="notFoundTotal")] = None
