"""The model `ChatCompletionChoice`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_logprobs import ChatCompletionLogprobs
from mtmaisdk.clients.rest.models.chat_completion_message import ChatCompletionMessage


class ChatCompletionChoice(Model):
    """One answer.

    Attributes:
        index: Number of the answer, from 0.
        message: The message.
        logprobs: Log probabilities of the tokens.
        finish_reason: Why the answer ended; empty from some gateways.
    """

    index: int | None = None
    message: ChatCompletionMessage | None = None
    logprobs: ChatCompletionLogprobs | None = None
    finish_reason: (
        Literal["stop", "length", "tool_calls", "content_filter", "function_call", "parse_error", "error", "abort"]
        | str
        | None
    ) = None
