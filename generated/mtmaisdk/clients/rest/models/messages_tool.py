"""The model `MessagesTool`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class MessagesTool(Model):
    """A tool that the model may call; hosted tools have a `type` and settings of their own.

    Attributes:
        name: Name of the tool.
        type: Type of a hosted tool.
        description: What the tool does.
        input_schema: JSON Schema of the arguments.
        strict: Whether to follow the schema exactly.
        defer_loading: Whether the tool is offered only once it is searched for.
        cache_control: How the prompt is cached.
    """

    name: str
    type: str | None = None
    description: str | None = None
    input_schema: dict[str, Any] | None = None
    strict: bool | None = None
    defer_loading: bool | None = None
    cache_control: dict[str, Any] | None = None
