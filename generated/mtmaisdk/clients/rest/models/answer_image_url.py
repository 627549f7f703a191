"""The model `AnswerImageUrl`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class AnswerImageUrl(Model):
    """Location of an image in an answer.

    Attributes:
        url: URL of the image, or the image itself as a `data:` URL.
    """

    url: str | None = None
