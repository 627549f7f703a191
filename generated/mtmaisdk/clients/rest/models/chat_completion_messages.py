"""The model `ChatCompletionMessages`."""

from __future__ import annotations

from typing import List

from typing_extensions import TypeAlias

from mtmaisdk.clients.rest.models.chat_completion_message_param import ChatCompletionMessageParam

ChatCompletionMessages: TypeAlias = List[ChatCompletionMessageParam] | str
