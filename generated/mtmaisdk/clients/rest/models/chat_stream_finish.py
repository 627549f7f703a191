"""The model `ChatStreamFinish`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_stream_usage import ChatStreamUsage


class ChatStreamFinish(Model):
    """End of a streamed answer.

    Attributes:
        finish_reason: Why the answer ended: `stop`, `length`, `tool-calls` ...
        usage: Token counts of the whole answer.
    """

    finish_reason: Annotated[str | None, Field(alias="finishReason")] = None
    usage: ChatStreamUsage | None = None
