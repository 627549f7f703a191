"""The model `ChatchatCompletionChunkChoice`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_logprobs import ChatCompletionLogprobs
from mtmaisdk.clients.rest.models.chatchat_completion_delta import ChatchatCompletionDelta


class ChatchatCompletionChunkChoice(Model):
    """A piece of one answer.

    Attributes:
        index: Number of the answer; without tools only.
        delta: What is new.
        role: Role of the author.
        finish_reason: Why the answer ended; without tools only.
        logprobs: Log probabilities of the tokens; without tools only.
    """

    index: int | None = None
    delta: ChatchatCompletionDelta | None = None
    role: str | None = None
    finish_reason: str | None = None
    logprobs: ChatCompletionLogprobs | None = None
