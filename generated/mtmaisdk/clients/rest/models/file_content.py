"""The model `FileContent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FileContent(Model):
    """A file by its id, or the file itself.

    Attributes:
        file_id: Id of a file uploaded before.
        file_data: The file as a base64 `data:` URL.
        filename: Name of the file; goes with `file_data`.
    """

    file_id: str | None = None
    file_data: str | None = None
    filename: str | None = None
