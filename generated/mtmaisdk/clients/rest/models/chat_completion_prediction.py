"""The model `ChatCompletionPrediction`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_message_content import ChatCompletionMessageContent


class ChatCompletionPrediction(Model):
    """Text that the answer mostly repeats.

    Attributes:
        type: Type of the prediction.
        content: See `ChatCompletionMessageContent`.
    """

    type: Literal["content"] | str
    content: ChatCompletionMessageContent
