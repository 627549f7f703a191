"""The model `ChatCompletionTool`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.custom_tool import CustomTool
from mtmaisdk.clients.rest.models.function_definition import FunctionDefinition


class ChatCompletionTool(Model):
    """A tool that the model may call, or that the server runs itself. `type` says which; a tool that is neither a
    function nor a custom tool has its settings in a field named after its type.

    Attributes:
        type: Type of the tool.
        function: The function, for type `function`, or `builtin_function` (Moonshot).
        custom: The custom tool, for type `custom` (OpenAI).
        web_search: Settings of the search, for type `web_search` (Zhipu).
    """

    type: Literal["function", "custom", "web_search", "builtin_function"] | str
    function: FunctionDefinition | None = None
    custom: CustomTool | None = None
    web_search: dict[str, Any] | None = None
