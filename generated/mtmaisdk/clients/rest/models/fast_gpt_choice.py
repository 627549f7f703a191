"""The model `FastGPTChoice`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_answer_message import FastGPTAnswerMessage


class FastGPTChoice(Model):
    """The answer.

    Attributes:
        index: Always 0.
        message: The message.
        finish_reason: Always `stop`, also if the run waits for the user.
    """

    index: int | None = None
    message: FastGPTAnswerMessage | None = None
    finish_reason: Literal["stop"] | str | None = None
