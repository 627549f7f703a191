"""The model `MidjourneyMedia`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class MidjourneyMedia(Model):
    """One image or video.

    Attributes:
        url: URL of the file.
        thumbnail: URL of a thumbnail.
    """

    url: str | None = None
    thumbnail: str | None = None
