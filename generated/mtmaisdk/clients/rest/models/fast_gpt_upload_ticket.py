"""The model `FastGPTUploadTicket`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTUploadTicket(Model):
    """How to upload the file. With `fields`: POST a form with these fields, followed by `file`, to `url`. With
    `uploadMode` multipart: PUT the parts to `url?partNumber=N` (N from 1; each part except the last has partSize
    bytes), then POST their ETags to `completeUrl`. Otherwise: PUT the bytes to `url` with exactly `headers`. Tickets
    of an object store expire after 10 minutes.

    Attributes:
        url: URL for the upload.
        key: Opaque key of the file; with `fields`, the key is in `fields.key`.
        fields: Fields of the form (about 4.14.0 to 4.14.4).
        headers: Headers of the PUT; their names and case depend on the store.
        max_size: Maximum file size in bytes, 1073741824 by default.
        preview_url: URL to read the file after the upload (about 4.14.8 and newer).
        upload_mode: How to upload (newest servers).
        complete_url: multipart: POST {"parts": [{"partNumber": 1, "etag": "..."}]} to this URL at the end.
        abort_url: multipart: POST without a body to this URL to abort.
        part_size: multipart: number of bytes in each part except the last.
        concurrency: multipart: number of parts to upload in parallel.
        max_retry: multipart: maximum number of attempts for each part.
    """

    url: str | None = None
    key: str | None = None
    fields: dict[str, Any] | None = None
    headers: dict[str, Any] | None = None
    max_size: Annotated[int | None, Field(alias="maxSize")] = None
    preview_url: Annotated[str | None, Field(alias="previewUrl")] = None
    upload_mode: Annotated[Literal["single", "multipart"] | str | None, Field(alias="uploadMode")] = None
    complete_url: Annotated[str | None, Field(alias="completeUrl")] = None
    abort_url: Annotated[str | None, Field(alias="abortUrl")] = None
    part_size: Annotated[int | None, Field(alias="partSize")] = None
    concurrency: int | None = None
    max_retry: Annotated[int | None, Field(alias="maxRetry")] = None
