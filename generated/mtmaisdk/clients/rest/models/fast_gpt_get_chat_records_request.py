"""The model `FastGPTGetChatRecordsRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTGetChatRecordsRequest(Model):
    """Request to list the messages of a chat.

    Attributes:
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_id: The chat.
        offset: Number of messages to skip, counted from the newest; ignored without pageSize.
        page_size: Number of messages to return; always send it when you page.
        load_custom_feedbacks: Include feedback recorded by nodes.
        type: Page from which the call comes; it determines which fields of a message are sent.
        include_deleted: Whether to include deleted messages (newer servers).
        out_link_auth_data: See `FastGPTOutLinkAuth`.
        share_id: Share link instead of a key (up to 4.14 and early 4.15).
        out_link_uid: Visitor of the share link.
        team_id: Team instead of a key (up to 4.14 and early 4.15).
        team_token: Token for `teamId`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_id: Annotated[str, Field(alias="chatId", min_length=1)]
    offset: Annotated[int | None, Field(ge=0)] = None
    page_size: Annotated[int | None, Field(alias="pageSize", ge=1)] = None
    load_custom_feedbacks: Annotated[bool | None, Field(alias="loadCustomFeedbacks")] = None
    type: Literal["normal", "outLink", "team", "home"] | str | None = None
    include_deleted: Annotated[bool | None, Field(alias="includeDeleted")] = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
    share_id: Annotated[str | None, Field(alias="shareId")] = None
    out_link_uid: Annotated[str | None, Field(alias="outLinkUid")] = None
    team_id: Annotated[str | None, Field(alias="teamId")] = None
    team_token: Annotated[str | None, Field(alias="teamToken")] = None
