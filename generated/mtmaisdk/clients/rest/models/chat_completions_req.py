"""The model `ChatCompletionsReq`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_message import ChatMessage


class ChatCompletionsReq(Model):
    """Request body of /chat/completions; additional OpenAI parameters are passed on unchanged.

    Attributes:
        model: Id of the model; servers may answer with another model.
        messages: Messages of the conversation, oldest first.
        stream: Whether to stream the answer in chunks.
        prompt: Prompt of the turn.
        thread_id: Thread to continue.
        chat_profile: Name of the chat profile that answers.
        params: Extra form data for the profile.
    """

    model: str | None = None
    messages: list[ChatMessage] | None = None
    stream: bool | None = None
    prompt: str | None = None
    thread_id: Annotated[str | None, Field(alias="threadId")] = None
    chat_profile: Annotated[str | None, Field(alias="chatProfile")] = None
    params: dict[str, Any] | None = None
