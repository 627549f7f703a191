"""The model `ChatReq`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_message import ChatMessage


class ChatReq(Model):
    """Request body of /chat.

    Attributes:
        thread_id: Thread to continue; if it is missing, the server assigns one and reports it as `chatNodeRunId`.
        profile: Name of the chat profile that answers.
        messages: Messages of the conversation, oldest first; servers reject an empty list.
        params: Extra form data for the profile.
        runner: Name of the runner that answers; newer servers only.
    """

    thread_id: Annotated[str | None, Field(alias="threadId")] = None
    profile: str | None = None
    messages: list[ChatMessage]
    params: dict[str, Any] | None = None
    runner: str | None = None
