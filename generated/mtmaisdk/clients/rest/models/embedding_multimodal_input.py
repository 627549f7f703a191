"""The model `EmbeddingMultimodalInput`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class EmbeddingMultimodalInput(Model):
    """A text, an image, or both, for multimodal embedding models.

    Attributes:
        text: The text.
        image: URL of the image, or the image in base64.
    """

    text: str | None = None
    image: str | None = None
