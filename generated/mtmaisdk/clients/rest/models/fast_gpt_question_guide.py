"""The model `FastGPTQuestionGuide`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTQuestionGuide(Model):
    """Settings of the suggested questions.

    Attributes:
        open: Whether to suggest questions.
        model: Model that generates the questions.
        custom_prompt: Prompt that replaces the built-in one.
    """

    open: bool | None = None
    model: str | None = None
    custom_prompt: Annotated[str | None, Field(alias="customPrompt")] = None
