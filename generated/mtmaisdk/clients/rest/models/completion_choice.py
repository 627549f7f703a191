"""The model `CompletionChoice`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.completion_logprobs import CompletionLogprobs


class CompletionChoice(Model):
    """One answer.

    Attributes:
        text: The text, or the next piece of it.
        index: Number of the answer, from 0.
        logprobs: Log probabilities of the tokens.
        finish_reason: Why the answer ended; null, missing or `""` until then.
    """

    text: str | None = None
    index: int | None = None
    logprobs: CompletionLogprobs | None = None
    finish_reason: Literal["stop", "length", "content_filter", "tool_calls", "error", "abort"] | str | None = None
