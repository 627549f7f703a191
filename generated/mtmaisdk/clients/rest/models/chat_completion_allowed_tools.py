"""The model `ChatCompletionAllowedTools`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model


class ChatCompletionAllowedTools(Model):
    """The allowed tools.

    Attributes:
        mode: Whether the model must call one of them.
        tools: The tools, each as `{type: function, function: {name: ...}}`.
    """

    mode: Literal["auto", "required"] | str
    tools: list[dict[str, Any]]
