"""The model `FastGPTFilePart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTFilePart(Model):
    """A document.

    Attributes:
        type: Type of the part.
        name: File name with extension.
        url: URL of the document; its domain must be allowed by the server.
        key: Key of the uploaded file; with it, the server signs the URL again.
    """

    type: Literal["file_url"]
    name: str
    url: str
    key: str | None = None
