"""The model `FastGPTGetRecordsV2Request`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTGetRecordsV2Request(Model):
    """Messages to list.

    Attributes:
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_id: The chat.
        page_size: Number of messages.
        initial_id: Id of the message around which to list.
        next_id: Id of the message after which to list.
        prev_id: Id of the message before which to list.
        anchor: Position of the message that an id names.
        load_custom_feedbacks: Include feedback recorded by nodes.
        type: Where the messages are shown.
        include_deleted: Include deleted messages.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_id: Annotated[str, Field(alias="chatId", min_length=1)]
    page_size: Annotated[int | None, Field(alias="pageSize", ge=1)] = None
    initial_id: Annotated[str | None, Field(alias="initialId")] = None
    next_id: Annotated[str | None, Field(alias="nextId")] = None
    prev_id: Annotated[str | None, Field(alias="prevId")] = None
    anchor: float | None = None
    load_custom_feedbacks: Annotated[bool | None, Field(alias="loadCustomFeedbacks")] = None
    type: Literal["normal", "outLink", "home"] | str | None = None
    include_deleted: Annotated[bool | None, Field(alias="includeDeleted")] = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
