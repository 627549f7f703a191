"""The model `ToolCall`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.function_call import FunctionCall


class ToolCall(Model):
    """A call the model makes.

    Attributes:
        id: Id of the call; a position such as "0" from LMDeploy 0.6.
        type: Kind of call.
        function: The function and its arguments.
    """

    id: str | None = None
    type: Literal["function"] | str | None = None
    function: FunctionCall | None = None
