"""The model `ImageCompletedEvent`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.images_usage import ImagesUsage


class ImageCompletedEvent(Model):
    """The finished image.

    Attributes:
        type: Type of the event.
        b64_json: The image in base64.
        created_at: When the event was created, in seconds since 1970.
        size: Width and height in pixels.
        quality: Quality of the image.
        background: Background of the image.
        output_format: File format of the image.
        usage: Token counts.
    """

    type: Literal["image_generation.completed", "image_edit.completed"] | str | None = None
    b64_json: str | None = None
    created_at: int | None = None
    size: str | None = None
    quality: str | None = None
    background: str | None = None
    output_format: str | None = None
    usage: ImagesUsage | None = None
