"""The model `ChatCompletionLogprobs`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_token_logprob import ChatCompletionTokenLogprob


class ChatCompletionLogprobs(Model):
    """Log probabilities of the tokens.

    Attributes:
        content: Log probabilities of the text.
        refusal: Log probabilities of the refusal.
    """

    content: List[ChatCompletionTokenLogprob] | None = None
    refusal: List[ChatCompletionTokenLogprob] | None = None
