"""The model `ChatCompletionAnswerPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.answer_image_url import AnswerImageUrl


class ChatCompletionAnswerPart(Model):
    """One part of an answer.

    Attributes:
        type: Type of the part.
        text: The text, for type `text`.
        image_url: The image, for type `image_url`.
        refusal: Text of the model's refusal, for type `refusal`.
    """

    type: Literal["text", "image_url", "refusal"] | str | None = None
    text: str | None = None
    image_url: AnswerImageUrl | None = None
    refusal: str | None = None
