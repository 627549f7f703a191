"""The model `ChatCompletionAnswerContent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.chat_completion_answer_part import ChatCompletionAnswerPart

ChatCompletionAnswerContent: TypeAlias = str | list[ChatCompletionAnswerPart]
