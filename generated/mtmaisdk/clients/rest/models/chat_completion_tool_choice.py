"""The model `ChatCompletionToolChoice`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from mtmaisdk.clients.rest.models.chat_completion_tool_choice_object import ChatCompletionToolChoiceObject

ChatCompletionToolChoice: TypeAlias = Literal["none", "auto", "required"] | str | ChatCompletionToolChoiceObject
