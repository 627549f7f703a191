"""The model `FastGPTChatHistory`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTChatHistory(Model):
    """A chat in the list.

    Attributes:
        chat_id: Id of the chat.
        app_id: Id of the app.
        title: Title generated from the first question.
        custom_title: Title set by the user.
        top: Whether the chat is pinned.
        update_time: Last change (ISO 8601).
        chat_generate_status: 0 generating, 1 done, 2 error (4.15 and newer).
        has_been_read: Whether the user has seen the last answer (4.15 and newer).
    """

    chat_id: Annotated[str | None, Field(alias="chatId")] = None
    app_id: Annotated[str | None, Field(alias="appId")] = None
    title: str | None = None
    custom_title: Annotated[str | None, Field(alias="customTitle")] = None
    top: bool | None = None
    update_time: Annotated[str | None, Field(alias="updateTime")] = None
    chat_generate_status: Annotated[int | None, Field(alias="chatGenerateStatus")] = None
    has_been_read: Annotated[bool | None, Field(alias="hasBeenRead")] = None
