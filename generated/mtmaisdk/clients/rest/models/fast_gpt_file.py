"""The model `FastGPTFile`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTFile(Model):
    """A file of a message.

    Attributes:
        type: Kind of file.
        name: File name.
        key: Key of the uploaded file.
        url: Address of the file; a signed one expires.
    """

    type: Literal["image", "file"] | str | None = None
    name: str | None = None
    key: str | None = None
    url: str | None = None
