"""The model `ChatCompletionLogprobs`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_token_logprob import ChatCompletionTokenLogprob


class ChatCompletionLogprobs(Model):
    """Log probabilities of the tokens.

    Attributes:
        content: Log probabilities of the text.
        refusal: Log probabilities of the refusal.
    """

    content: list[ChatCompletionTokenLogprob] | None = None
    refusal: list[ChatCompletionTokenLogprob] | None = None
