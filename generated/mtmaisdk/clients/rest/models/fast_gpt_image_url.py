"""The model `FastGPTImageUrl`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTImageUrl(Model):
    """Where the image is.

    Attributes:
        url: Address of the image, or a `data:image/png;base64,...` URL.
    """

    url: str
