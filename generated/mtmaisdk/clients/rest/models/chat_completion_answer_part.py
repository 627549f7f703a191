"""The model `ChatCompletionAnswerPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.answer_image_url import AnswerImageUrl


class ChatCompletionAnswerPart(Model):
    """One part of an answer.

    Attributes:
        type: Kind of part.
        text: The text, of kind text.
        image_url: The image, of kind image_url.
        refusal: What the model said when it refused, of kind refusal.
    """

    type: Literal["text", "image_url", "refusal"] | str | None = None
    text: str | None = None
    image_url: AnswerImageUrl | None = None
    refusal: str | None = None
