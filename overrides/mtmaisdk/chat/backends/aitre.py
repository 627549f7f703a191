"""AITRE: a gateway with the API of OpenAI."""

from __future__ import annotations

from types import MappingProxyType

from mtmaisdk.chat.backends.openai import OpenAIBackend


class AitreBackend(OpenAIBackend):
    """AITRE, whose default model is that of its own example; see `OpenAIBackend`."""

    name = "aitre"
    defaults = MappingProxyType({"model": "gpt-4o-mini"})
