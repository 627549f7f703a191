"""The model `ChatCompletionsReq`."""

from __future__ import annotations

from typing import Annotated, Any, List

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_message import ChatMessage


class ChatCompletionsReq(Model):
    """What /chat/completions takes; further OpenAI parameters are passed on as they are.

    Attributes:
        model: Id of the model; servers may answer with another one.
        messages: Messages of the conversation, oldest first.
        stream: Whether to answer with a stream of chunks.
        prompt: Prompt of the turn.
        thread_id: Thread to continue.
        chat_profile: Name of the chat profile that answers.
        params: Extra form data for the profile.
    """

    model: str | None = None
    messages: List[ChatMessage] | None = None
    stream: bool | None = None
    prompt: str | None = None
    thread_id: Annotated[str | None, Field(alias="threadId")] = None
    chat_profile: Annotated[str | None, Field(alias="chatProfile")] = None
    params: dict[str, Any] | None = None
