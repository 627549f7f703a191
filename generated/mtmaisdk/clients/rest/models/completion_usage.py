"""The model `CompletionUsage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.completion_tokens_details import CompletionTokensDetails
from mtmaisdk.clients.rest.models.prompt_tokens_details import PromptTokensDetails


class CompletionUsage(Model):
    """Token counts of an answer.

    Attributes:
        prompt_tokens: Number of tokens in the prompt.
        completion_tokens: Number of tokens in the answer.
        total_tokens: Total number of tokens.
        prompt_tokens_details: Breakdown of the prompt tokens.
        completion_tokens_details: Breakdown of the answer tokens.
    """

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    total_tokens: int | None = None
    prompt_tokens_details: PromptTokensDetails | None = None
    completion_tokens_details: CompletionTokensDetails | None = None
