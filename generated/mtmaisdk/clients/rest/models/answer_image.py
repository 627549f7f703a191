"""The model `AnswerImage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.answer_image_url import AnswerImageUrl


class AnswerImage(Model):
    """An image of an answer.

    Attributes:
        type: `image_url`; missing from some gateways.
        image_url: The image.
        index: Number of the image, from 0; it may repeat or be missing.
    """

    type: str | None = None
    image_url: AnswerImageUrl | None = None
    index: int | None = None
