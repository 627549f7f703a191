"""The model `FastGPTCompression`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTCompression(Model):
    """Cost of shortening a text.

    Attributes:
        input_tokens: Tokens in the prompt.
        output_tokens: Tokens in the answer.
        total_points: Points charged.
    """

    input_tokens: Annotated[int | None, Field(alias="inputTokens")] = None
    output_tokens: Annotated[int | None, Field(alias="outputTokens")] = None
    total_points: Annotated[float | None, Field(alias="totalPoints")] = None
