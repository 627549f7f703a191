"""The model `AnswerImageUrl`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class AnswerImageUrl(Model):
    """Where an image of an answer is.

    Attributes:
        url: Address of the image, or the image itself as a `data:` URL.
    """

    url: str | None = None
