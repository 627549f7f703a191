"""The model `CustomToolCall`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class CustomToolCall(Model):
    """A call of a custom tool, whose input is any text (OpenAI).

    Attributes:
        name: Name of the tool.
        input: The input, or a piece of it in a stream.
    """

    name: str | None = None
    input: str | None = None
