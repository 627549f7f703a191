"""The model `FastGPTTool`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTTool(Model):
    """A tool call. In a stream, `params` and `response` are pieces to append by `id`, and other fields may be empty or
    missing.

    Attributes:
        id: Id of the tool call.
        tool_name: Display name of the tool.
        tool_avatar: Icon of the tool.
        function_name: Name by which the model calls the tool.
        params: Arguments as JSON text.
        response: Result of the tool, as text; a long result is cut in the middle.
    """

    id: str | None = None
    tool_name: Annotated[str | None, Field(alias="toolName")] = None
    tool_avatar: Annotated[str | None, Field(alias="toolAvatar")] = None
    function_name: Annotated[str | None, Field(alias="functionName")] = None
    params: str | None = None
    response: str | None = None
