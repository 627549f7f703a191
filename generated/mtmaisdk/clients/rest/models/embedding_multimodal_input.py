"""The model `EmbeddingMultimodalInput`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class EmbeddingMultimodalInput(Model):
    """A text, an image, or both, for a model that embeds them.

    Attributes:
        text: The text.
        image: Address of the image, or the image in base64.
    """

    text: str | None = None
    image: str | None = None
