"""AITRE: a gateway that speaks as OpenAI does."""

from __future__ import annotations

from typing import Any

from mtmaisdk.chat.backends import openai
from mtmaisdk.clients.rest.configuration import Configuration


class Backend(openai.Backend):
    """AITRE.

    Args:
        model: The model to ask; AITRE's own example without it.
        system: The system prompt.
        options: Arguments of `OpenAIApi.create_chat_completion`.
    """

    name = "aitre"

    def __init__(self, configuration: Configuration, /, *, model: str = "gpt-4o-mini", **options: Any) -> None:
        super().__init__(configuration, model=model, **options)
