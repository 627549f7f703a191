"""The model `ImageContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.image_url_or_text import ImageUrlOrText


class ImageContentPart(Model):
    """An image, for vision models.

    Attributes:
        type: Type of the part.
        image_url: See `ImageUrlOrText`.
    """

    type: Literal["image_url"]
    image_url: ImageUrlOrText
