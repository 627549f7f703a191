"""The model `FastGPTUpdateChatHistoryRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTUpdateChatHistoryRequest(Model):
    """Changes to a chat; only the fields that are sent are updated.

    Attributes:
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_id: The chat.
        title: New generated title.
        custom_title: New title set by the user; an empty string is stored unchanged.
        top: Whether to pin the chat.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
        share_id: Share link instead of a key (up to 4.14 and early 4.15).
        out_link_uid: Visitor of the share link.
        team_id: Team instead of a key (up to 4.14 and early 4.15).
        team_token: Token for `teamId`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_id: Annotated[str, Field(alias="chatId")]
    title: str | None = None
    custom_title: Annotated[str | None, Field(alias="customTitle")] = None
    top: bool | None = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
    share_id: Annotated[str | None, Field(alias="shareId")] = None
    out_link_uid: Annotated[str | None, Field(alias="outLinkUid")] = None
    team_id: Annotated[str | None, Field(alias="teamId")] = None
    team_token: Annotated[str | None, Field(alias="teamToken")] = None
