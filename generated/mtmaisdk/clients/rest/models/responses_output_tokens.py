"""The model `ResponsesOutputTokens`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesOutputTokens(Model):
    """Details of the tokens of an answer.

    Attributes:
        reasoning_tokens: Tokens of the reasoning; LMDeploy counts it without sending it.
        tool_output_tokens: Tokens of results of tools that the server ran (LMDeploy, vLLM).
        output_tokens_per_turn: Tokens of each answer of the model (LMDeploy, vLLM).
        tool_output_tokens_per_turn: Tokens of results of tools for each call of the model (LMDeploy, vLLM).
        text_tokens: Tokens of text (LiteLLM).
        audio_tokens: Tokens of audio (LiteLLM).
    """

    reasoning_tokens: int | None = None
    tool_output_tokens: int | None = None
    output_tokens_per_turn: list[int] | None = None
    tool_output_tokens_per_turn: list[int] | None = None
    text_tokens: int | None = None
    audio_tokens: int | None = None
