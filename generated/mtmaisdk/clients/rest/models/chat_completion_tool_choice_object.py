"""The model `ChatCompletionToolChoiceObject`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_allowed_tools import ChatCompletionAllowedTools
from mtmaisdk.clients.rest.models.chat_completion_tool_choice_function import ChatCompletionToolChoiceFunction


class ChatCompletionToolChoiceObject(Model):
    """The function to call, or the allowed tools.

    Attributes:
        type: Type of the choice.
        function: The function to call, for type `function`.
        allowed_tools: The allowed tools, for type `allowed_tools` (OpenAI, newer LMDeploy).
    """

    type: Literal["function", "allowed_tools"] | str
    function: ChatCompletionToolChoiceFunction | None = None
    allowed_tools: ChatCompletionAllowedTools | None = None
