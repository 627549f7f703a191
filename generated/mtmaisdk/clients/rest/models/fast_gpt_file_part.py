"""The model `FastGPTFilePart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTFilePart(Model):
    """A document.

    Attributes:
        type: Kind of part.
        name: File name with extension.
        url: Address of the document; it must lie in a domain that the server allows.
        key: Key of the uploaded file; the server then signs the address anew.
    """

    type: Literal["file_url"]
    name: str
    url: str
    key: str | None = None
