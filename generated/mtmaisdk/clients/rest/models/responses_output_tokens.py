"""The model `ResponsesOutputTokens`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesOutputTokens(Model):
    """Details of the tokens of an answer.

    Attributes:
        reasoning_tokens: Tokens of the reasoning; LMDeploy counts it without sending it.
        tool_output_tokens: Tokens of results of tools that the server ran (LMDeploy, vLLM).
    """

    reasoning_tokens: int | None = None
    tool_output_tokens: int | None = None
