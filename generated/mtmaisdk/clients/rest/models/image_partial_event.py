"""The model `ImagePartialEvent`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class ImagePartialEvent(Model):
    """A preview of the image.

    Attributes:
        type: Type of the event.
        b64_json: The preview in base64.
        partial_image_index: Number of the preview, from 0.
        created_at: When the event was created, in seconds since 1970.
        size: Width and height in pixels.
        quality: Quality of the image.
        background: Background of the image.
        output_format: File format of the preview.
    """

    type: Literal["image_generation.partial_image", "image_edit.partial_image"] | str | None = None
    b64_json: str | None = None
    partial_image_index: int | None = None
    created_at: int | None = None
    size: str | None = None
    quality: str | None = None
    background: str | None = None
    output_format: str | None = None
