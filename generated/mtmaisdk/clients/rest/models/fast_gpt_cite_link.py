"""The model `FastGPTCiteLink`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTCiteLink(Model):
    """Page that a tool cites.

    Attributes:
        name: Title of the page.
        url: URL of the page.
    """

    name: str | None = None
    url: str | None = None
