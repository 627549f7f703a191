"""The model `ChatchatCompletionChoice`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_logprobs import ChatCompletionLogprobs
from mtmaisdk.clients.rest.models.chatchat_completion_message import ChatchatCompletionMessage


class ChatchatCompletionChoice(Model):
    """One answer.

    Attributes:
        index: Number of the answer; without tools only.
        message: The message.
        finish_reason: Why the answer ended; with tools, `message` has it.
        logprobs: Log probabilities of the tokens; without tools only.
    """

    index: int | None = None
    message: ChatchatCompletionMessage | None = None
    finish_reason: str | None = None
    logprobs: ChatCompletionLogprobs | None = None
