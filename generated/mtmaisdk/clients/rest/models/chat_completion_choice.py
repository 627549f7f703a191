"""The model `ChatCompletionChoice`."""

from __future__ import annotations

from typing import Any, Literal

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
        output_ids: Ids of the tokens (LMDeploy, with `return_token_ids`).
        gen_tokens: Ids of the tokens (LMDeploy 0.10, with `return_token_ids`).
        token_ids: Ids of the tokens (vLLM, with `return_token_ids`).
        output_token_logprobs: Log probability and id of each token (LMDeploy, with `return_logprob`).
        routed_experts: The experts that were used (LMDeploy 0.18, with `return_routed_experts`).
        stop_reason: The stop text or token that ended the answer (vLLM).
        matched_stop: The stop text or token that ended the answer (SGLang).
    """

    index: int | None = None
    message: ChatCompletionMessage | None = None
    logprobs: ChatCompletionLogprobs | None = None
    finish_reason: (
        Literal["stop", "length", "tool_calls", "content_filter", "function_call", "parse_error", "error", "abort"]
        | str
        | None
    ) = None
    output_ids: list[int] | None = None
    gen_tokens: list[int] | None = None
    token_ids: list[int] | None = None
    output_token_logprobs: list[list[float]] | None = None
    routed_experts: Any | None = None
    stop_reason: Any | None = None
    matched_stop: Any | None = None
