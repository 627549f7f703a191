"""The model `FastGPTChatInitResponse`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_chat_init import FastGPTChatInit


class FastGPTChatInitResponse(Model):
    """Envelope of the data that a chat page needs to start.

    Attributes:
        code: 200; anything else is an error.
        status_text: Name of the error.
        message: Text of the error.
        data: The chat and its app.
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: FastGPTChatInit | None = None
