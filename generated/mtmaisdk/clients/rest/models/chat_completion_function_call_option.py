"""The model `ChatCompletionFunctionCallOption`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from mtmaisdk.clients.rest.models.chat_completion_tool_choice_function import ChatCompletionToolChoiceFunction

ChatCompletionFunctionCallOption: TypeAlias = Literal["none", "auto"] | str | ChatCompletionToolChoiceFunction
