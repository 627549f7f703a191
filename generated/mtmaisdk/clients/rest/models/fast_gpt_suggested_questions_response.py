"""The model `FastGPTSuggestedQuestionsResponse`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTSuggestedQuestionsResponse(Model):
    """Envelope of suggested questions.

    Attributes:
        code: 200; anything else is an error.
        status_text: Name of the error.
        message: Text of the error.
        data: The questions; may be empty.
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: list[str] | None = None
