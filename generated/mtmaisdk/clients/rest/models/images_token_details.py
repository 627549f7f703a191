"""The model `ImagesTokenDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ImagesTokenDetails(Model):
    """Tokens by type.

    Attributes:
        text_tokens: Number of text tokens.
        image_tokens: Number of image tokens.
    """

    text_tokens: int | None = None
    image_tokens: int | None = None
