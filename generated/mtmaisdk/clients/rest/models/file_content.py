"""The model `FileContent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FileContent(Model):
    """A file, by its id or as data.

    Attributes:
        file_id: Id of a previously uploaded file.
        file_data: The file as a base64 `data:` URL.
        filename: Name of the file, for `file_data`.
    """

    file_id: str | None = None
    file_data: str | None = None
    filename: str | None = None
