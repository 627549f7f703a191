"""The model `VideoUrl`."""

from __future__ import annotations

from mtmaisdk.clients.rest.model import Model


class VideoUrl(Model):
    """Where a video is.

    Attributes:
        url: Address of the video, or the video itself as a `data:video/...;base64,` URL.
    """

    url: str
