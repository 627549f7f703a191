"""The model `ChatStreamStep`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_stream_usage import ChatStreamUsage


class ChatStreamStep(Model):
    """End of one step of an answer.

    Attributes:
        finish_reason: Why the step ended.
        usage: Token counts of the step.
        is_continued: Whether the next step continues the same text.
    """

    finish_reason: Annotated[str | None, Field(alias="finishReason")] = None
    usage: ChatStreamUsage | None = None
    is_continued: Annotated[bool | None, Field(alias="isContinued")] = None
