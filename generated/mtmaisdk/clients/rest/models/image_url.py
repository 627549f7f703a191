"""The model `ImageUrl`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class ImageUrl(Model):
    """Location of an image.

    Attributes:
        url: URL of the image, or the image itself as a `data:image/...;base64,` URL.
        detail: Level of detail at which the model processes the image.
    """

    url: str
    detail: Literal["auto", "low", "high"] | str | None = None
