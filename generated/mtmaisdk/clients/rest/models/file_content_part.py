"""The model `FileContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.file_content import FileContent


class FileContentPart(Model):
    """A file, such as a PDF (OpenAI and gateways).

    Attributes:
        type: Type of the part.
        file: See `FileContent`.
    """

    type: Literal["file"]
    file: FileContent
