"""The model `CompletionUsage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.completion_tokens_details import CompletionTokensDetails
from mtmaisdk.clients.rest.models.prompt_tokens_details import PromptTokensDetails


class CompletionUsage(Model):
    """Token counts of an answer.

    Attributes:
        prompt_tokens: Tokens of the prompt.
        completion_tokens: Tokens of the answer.
        total_tokens: Tokens altogether.
        prompt_tokens_details: What the prompt's tokens were.
        completion_tokens_details: What the answer's tokens were.
    """

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    total_tokens: int | None = None
    prompt_tokens_details: PromptTokensDetails | None = None
    completion_tokens_details: CompletionTokensDetails | None = None
