"""The model `MidjourneyMedia`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class MidjourneyMedia(Model):
    """One image or video.

    Attributes:
        url: Address of the file.
        thumbnail: Address of a small image of it.
    """

    url: str | None = None
    thumbnail: str | None = None
