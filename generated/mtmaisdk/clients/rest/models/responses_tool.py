"""The model `ResponsesTool`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesTool(Model):
    """A tool that the model may call; unlike in a chat completion, a function is not nested.

    Attributes:
        type: Type of the tool.
        name: Name of the tool.
        description: What the tool does.
        parameters: JSON Schema of the arguments.
        strict: Whether the arguments always match the schema.
    """

    type: (
        Literal["function", "custom", "web_search", "file_search", "code_interpreter", "image_generation", "mcp"] | str
    )
    name: str | None = None
    description: str | None = None
    parameters: dict[str, Any] | None = None
    strict: bool | None = None
