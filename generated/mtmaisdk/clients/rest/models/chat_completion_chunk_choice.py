"""The model `ChatCompletionChunkChoice`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_chunk_delta import ChatCompletionChunkDelta
from mtmaisdk.clients.rest.models.chat_completion_logprobs import ChatCompletionLogprobs


class ChatCompletionChunkChoice(Model):
    """New part of one answer.

    Attributes:
        index: Number of the answer, from 0.
        delta: The new part of the message; missing or null in some chunks.
        finish_reason: Why the answer ended; null, missing or `""` until then.
        logprobs: Log probabilities of the new tokens.
    """

    index: int | None = None
    delta: ChatCompletionChunkDelta | None = None
    finish_reason: (
        Literal["stop", "length", "tool_calls", "content_filter", "function_call", "parse_error", "error", "abort"]
        | str
        | None
    ) = None
    logprobs: ChatCompletionLogprobs | None = None
