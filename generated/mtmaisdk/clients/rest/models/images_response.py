"""The model `ImagesResponse`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.image_data import ImageData
from mtmaisdk.clients.rest.models.images_usage import ImagesUsage


class ImagesResponse(Model):
    """Generated images. All fields except `created` and `data` come from gpt-image only.

    Attributes:
        created: When the images were created, in seconds since 1970.
        data: The images.
        background: Background of the images.
        output_format: File format of the images.
        quality: Quality of the images.
        size: Width and height in pixels, such as 1024x1024.
        usage: Token counts.
    """

    created: int | None = None
    data: list[ImageData] | None = None
    background: Literal["transparent", "opaque", "auto"] | str | None = None
    output_format: Literal["png", "jpeg", "webp"] | str | None = None
    quality: Literal["low", "medium", "high", "auto"] | str | None = None
    size: str | None = None
    usage: ImagesUsage | None = None
