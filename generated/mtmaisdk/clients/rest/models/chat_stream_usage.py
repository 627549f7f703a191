"""The model `ChatStreamUsage`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class ChatStreamUsage(Model):
    """Token counts of a streamed answer; some servers always send 0.

    Attributes:
        prompt_tokens: Number of tokens in the prompt.
        completion_tokens: Number of tokens in the answer.
    """

    prompt_tokens: Annotated[int | None, Field(alias="promptTokens")] = None
    completion_tokens: Annotated[int | None, Field(alias="completionTokens")] = None
