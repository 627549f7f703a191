"""The model `FunctionDefinition`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class FunctionDefinition(Model):
    """A function that the model may call.

    Attributes:
        name: Name: letters, digits, `_` and `-`; at most 64 characters at OpenAI.
        description: What the function does; written for the model.
        parameters: JSON Schema of the arguments; without it, the function has no arguments.
        strict: Whether to follow the schema exactly (OpenAI).
    """

    name: str
    description: str | None = None
    parameters: dict[str, Any] | None = None
    strict: bool | None = None
