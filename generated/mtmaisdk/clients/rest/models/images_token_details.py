"""The model `ImagesTokenDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ImagesTokenDetails(Model):
    """Tokens by kind.

    Attributes:
        text_tokens: Tokens of text.
        image_tokens: Tokens of images.
    """

    text_tokens: int | None = None
    image_tokens: int | None = None
