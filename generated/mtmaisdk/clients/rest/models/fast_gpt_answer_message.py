"""The model `FastGPTAnswerMessage`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_answer_content import FastGPTAnswerContent


class FastGPTAnswerMessage(Model):
    """The answer's message.

    Attributes:
        role: Role of the author.
        content: Text or, with `detail`, a list of values; absent if the only value is not text (up to 4.14).
        reasoning_content: Reasoning of the model; absent if `content` is a list.
    """

    role: Literal["assistant"] | str | None = None
    content: FastGPTAnswerContent | None = None
    reasoning_content: str | None = None
