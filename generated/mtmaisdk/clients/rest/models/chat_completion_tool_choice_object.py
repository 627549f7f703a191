"""The model `ChatCompletionToolChoiceObject`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_allowed_tools import ChatCompletionAllowedTools
from mtmaisdk.clients.rest.models.chat_completion_tool_choice_custom import ChatCompletionToolChoiceCustom
from mtmaisdk.clients.rest.models.chat_completion_tool_choice_function import ChatCompletionToolChoiceFunction


class ChatCompletionToolChoiceObject(Model):
    """The function to call, or the allowed tools.

    Attributes:
        type: Type of the choice.
        function: The function to call, for type `function`.
        custom: The custom tool to call, for type `custom` (OpenAI).
        allowed_tools: The allowed tools, for type `allowed_tools` (OpenAI, newer LMDeploy).
    """

    type: Literal["function", "allowed_tools", "custom"] | str
    function: ChatCompletionToolChoiceFunction | None = None
    custom: ChatCompletionToolChoiceCustom | None = None
    allowed_tools: ChatCompletionAllowedTools | None = None
