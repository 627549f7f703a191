"""The model `ToolCall`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.custom_tool_call import CustomToolCall
from mtmaisdk.clients.rest.models.function_call import FunctionCall


class ToolCall(Model):
    """A tool call made by the model.

    Attributes:
        id: Id of the tool call; a position such as "0" from LMDeploy 0.6.
        type: Type of the call.
        function: The function and its arguments.
        custom: The custom tool and its input (OpenAI).
    """

    id: str | None = None
    type: Literal["function", "custom"] | str | None = None
    function: FunctionCall | None = None
    custom: CustomToolCall | None = None
