"""The model `ResponsesNamedTool`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesNamedTool(Model):
    """The tool to call, or those that are allowed.

    Attributes:
        type: Type of the tool, or `allowed_tools`.
        name: Name of the tool.
        mode: Of allowed tools: `auto` or `required`.
        tools: The allowed tools.
    """

    type: str
    name: str | None = None
    mode: str | None = None
    tools: list[dict[str, Any]] | None = None
