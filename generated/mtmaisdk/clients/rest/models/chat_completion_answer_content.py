"""The model `ChatCompletionAnswerContent`."""

from __future__ import annotations

from typing import List, TypeAlias

from mtmaisdk.clients.rest.models.chat_completion_answer_part import ChatCompletionAnswerPart

ChatCompletionAnswerContent: TypeAlias = str | List[ChatCompletionAnswerPart]
