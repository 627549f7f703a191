"""The model `ChatCompletionChunkChoice`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model, rare_field
from mtmaisdk.clients.rest.models.chat_completion_chunk_delta import ChatCompletionChunkDelta
from mtmaisdk.clients.rest.models.chat_completion_logprobs import ChatCompletionLogprobs


class ChatCompletionChunkChoice(Model):
    """New part of one answer.

    Attributes:
        index: Number of the answer, from 0.
        delta: The new part of the message; missing or null in some chunks.
        finish_reason: Why the answer ended; null, missing or `""` until then.
        logprobs: Log probabilities of the new tokens.
        output_ids: Ids of the new tokens (LMDeploy, with `return_token_ids`).
        gen_tokens: Ids of the new tokens (LMDeploy 0.10, with `return_token_ids`).
        token_ids: Ids of the new tokens (vLLM, with `return_token_ids`).
        output_token_logprobs: Log probability and id of each new token (LMDeploy, with `return_logprob`).
        routed_experts: The experts that were used (LMDeploy 0.18, with `return_routed_experts`).
        stop_reason: The stop text or token that ended the answer (vLLM).
        matched_stop: The stop text or token that ended the answer (SGLang).
        native_finish_reason: Why the answer ended, in the provider's own words (OpenRouter).
    """

    index: int | None = None
    delta: ChatCompletionChunkDelta | None = None
    finish_reason: (
        Literal["stop", "length", "tool_calls", "content_filter", "function_call", "parse_error", "error", "abort"]
        | str
        | None
    ) = None
    logprobs: ChatCompletionLogprobs | None = None

    @property
    def output_ids(self) -> list[int] | None:
        """Ids of the new tokens (LMDeploy, with `return_token_ids`)."""
        value: list[int] | None = rare_field(self, "output_ids", list[int])
        return value

    @property
    def gen_tokens(self) -> list[int] | None:
        """Ids of the new tokens (LMDeploy 0.10, with `return_token_ids`)."""
        value: list[int] | None = rare_field(self, "gen_tokens", list[int])
        return value

    @property
    def token_ids(self) -> list[int] | None:
        """Ids of the new tokens (vLLM, with `return_token_ids`)."""
        value: list[int] | None = rare_field(self, "token_ids", list[int])
        return value

    @property
    def output_token_logprobs(self) -> list[list[float]] | None:
        """Log probability and id of each new token (LMDeploy, with `return_logprob`)."""
        value: list[list[float]] | None = rare_field(self, "output_token_logprobs", list[list[float]])
        return value

    @property
    def routed_experts(self) -> Any | None:
        """The experts that were used (LMDeploy 0.18, with `return_routed_experts`)."""
        value: Any | None = rare_field(self, "routed_experts", Any)
        return value

    @property
    def stop_reason(self) -> Any | None:
        """The stop text or token that ended the answer (vLLM)."""
        value: Any | None = rare_field(self, "stop_reason", Any)
        return value

    @property
    def matched_stop(self) -> Any | None:
        """The stop text or token that ended the answer (SGLang)."""
        value: Any | None = rare_field(self, "matched_stop", Any)
        return value

    @property
    def native_finish_reason(self) -> str | None:
        """Why the answer ended, in the provider's own words (OpenRouter)."""
        value: str | None = rare_field(self, "native_finish_reason", str)
        return value
