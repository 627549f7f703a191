"""AITRE: a gateway with the API of OpenAI."""

from __future__ import annotations

from typing import Any

from mtmaisdk.chat.backends.openai import OpenAIBackend
from mtmaisdk.clients.rest.configuration import Configuration


class AitreBackend(OpenAIBackend):
    """AITRE.

    Args:
        model: The model; that of AITRE's own example by default.
        system: The system prompt.
        options: Arguments of `OpenAIApi.create_chat_completion`.
    """

    name = "aitre"
    needs_model = False

    def __init__(self, configuration: Configuration, /, *, model: str = "gpt-4o-mini", **options: Any) -> None:
        super().__init__(configuration, model=model, **options)
