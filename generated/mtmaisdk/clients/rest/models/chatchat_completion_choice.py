"""The model `ChatchatCompletionChoice`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_completion_message import ChatchatCompletionMessage


class ChatchatCompletionChoice(Model):
    """One answer.

    Attributes:
        index: Number of the answer; the server does not send it.
        message: The message.
        finish_reason: Why the answer ended; the server has it in `message`.
    """

    index: int | None = None
    message: ChatchatCompletionMessage | None = None
    finish_reason: str | None = None
