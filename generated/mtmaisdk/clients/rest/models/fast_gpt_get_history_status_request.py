"""The model `FastGPTGetHistoryStatusRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTGetHistoryStatusRequest(Model):
    """Chats whose status to get.

    Attributes:
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_ids: The chats, at most 200.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_ids: Annotated[list[str], Field(alias="chatIds", min_length=1, max_length=200)]
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
