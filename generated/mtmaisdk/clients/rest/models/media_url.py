"""The model `MediaUrl`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class MediaUrl(Model):
    """Where sound, a video or a time series is.

    Attributes:
        url: Its address, or the file itself as a `data:...;base64,` URL.
    """

    url: str
