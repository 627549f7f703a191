"""The model `FastGPTFile`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTFile(Model):
    """A file in a message.

    Attributes:
        type: Type of the file.
        name: File name.
        key: Key of the uploaded file.
        url: URL of the file; a signed URL expires.
    """

    type: Literal["image", "file"] | str | None = None
    name: str | None = None
    key: str | None = None
    url: str | None = None
