"""The model `FastGPTImageUrl`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTImageUrl(Model):
    """Location of the image.

    Attributes:
        url: URL of the image, or the image itself as a `data:image/png;base64,...` URL.
    """

    url: str
