"""The model `MediaUrl`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class MediaUrl(Model):
    """Location of an audio file, a video or a time series.

    Attributes:
        url: URL of the file, or the file itself as a `data:...;base64,` URL.
    """

    url: str
