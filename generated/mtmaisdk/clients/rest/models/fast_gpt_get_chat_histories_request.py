"""The model `FastGPTGetChatHistoriesRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTGetChatHistoriesRequest(Model):
    """Request to list chats.

    Attributes:
        app_id: App whose chats to list; left out with a share link, or a key that belongs to an app.
        offset: Number of chats to skip; ignored without pageSize.
        page_size: Number of chats to return; always send it when you page.
        page_num: Page, from 1, instead of an offset; ignored without pageSize.
        source: Return only chats with this source; chats made with an API key have `api`.
        start_create_time: Return only chats created since this time (ISO 8601).
        end_create_time: Return only chats created until this time (ISO 8601).
        start_update_time: Return only chats changed since this time (ISO 8601).
        end_update_time: Return only chats changed until this time (ISO 8601).
        out_link_auth_data: See `FastGPTOutLinkAuth`.
        share_id: Share link instead of a key (up to 4.14 and early 4.15).
        out_link_uid: Visitor of the share link.
        team_id: Team instead of a key (up to 4.14 and early 4.15).
        team_token: Token for `teamId`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    offset: Annotated[int | None, Field(ge=0)] = None
    page_size: Annotated[int | None, Field(alias="pageSize", ge=1)] = None
    page_num: Annotated[int | None, Field(alias="pageNum", ge=1)] = None
    source: (
        Literal["test", "online", "share", "api", "cronJob", "team", "feishu", "official_account", "wecom", "mcp"]
        | str
        | None
    ) = None
    start_create_time: Annotated[str | None, Field(alias="startCreateTime")] = None
    end_create_time: Annotated[str | None, Field(alias="endCreateTime")] = None
    start_update_time: Annotated[str | None, Field(alias="startUpdateTime")] = None
    end_update_time: Annotated[str | None, Field(alias="endUpdateTime")] = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
    share_id: Annotated[str | None, Field(alias="shareId")] = None
    out_link_uid: Annotated[str | None, Field(alias="outLinkUid")] = None
    team_id: Annotated[str | None, Field(alias="teamId")] = None
    team_token: Annotated[str | None, Field(alias="teamToken")] = None
