"""The model `ImageUrl`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class ImageUrl(Model):
    """Where an image is.

    Attributes:
        url: Address of the image, or the image itself as a `data:image/...;base64,` URL.
        detail: How closely the model looks at the image.
    """

    url: str
    detail: Literal["auto", "low", "high"] | str | None = None
