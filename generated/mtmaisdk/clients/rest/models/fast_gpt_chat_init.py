"""The model `FastGPTChatInit`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chat_app import FastGPTChatApp


class FastGPTChatInit(Model):
    """A chat and its app.

    Attributes:
        chat_id: Id of the chat.
        app_id: Id of the app.
        title: Title of the chat.
        user_avatar: Picture of the user.
        variables: Variables stored with the chat; absent for a chat that does not exist yet.
        chat_generate_status: 0 generating, 1 done, 2 error (4.15 and newer).
        has_been_read: Whether the user has seen the last answer (4.15 and newer).
        app: The app.
    """

    chat_id: Annotated[str | None, Field(alias="chatId")] = None
    app_id: Annotated[str | None, Field(alias="appId")] = None
    title: str | None = None
    user_avatar: Annotated[str | None, Field(alias="userAvatar")] = None
    variables: dict[str, Any] | None = None
    chat_generate_status: Annotated[int | None, Field(alias="chatGenerateStatus")] = None
    has_been_read: Annotated[bool | None, Field(alias="hasBeenRead")] = None
    app: FastGPTChatApp | None = None
