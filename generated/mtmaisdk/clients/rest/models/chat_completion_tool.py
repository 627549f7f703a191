"""The model `ChatCompletionTool`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.function_definition import FunctionDefinition


class ChatCompletionTool(Model):
    """A tool that the model may call.

    Attributes:
        type: Type of the tool.
        function: See `FunctionDefinition`.
    """

    type: Literal["function"] | str
    function: FunctionDefinition
