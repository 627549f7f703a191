"""The model `ChatModelMessage`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class ChatModelMessage(Model):
    """A message as the model sees it.

    Attributes:
        type: Class of the message.
        content: Text, or a list of tool calls or of their results.
        source: Agent that wrote the message.
        thought: Reasoning before the message.
    """

    type: str | None = None
    content: Any | None = None
    source: str | None = None
    thought: str | None = None
