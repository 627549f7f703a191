"""The model `FastGPTImagePart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_image_url import FastGPTImageUrl


class FastGPTImagePart(Model):
    """An image.

    Attributes:
        type: Type of the part.
        image_url: See `FastGPTImageUrl`.
        key: Key of the uploaded file; with it, the server signs the URL again.
    """

    type: Literal["image_url"]
    image_url: FastGPTImageUrl
    key: str | None = None
