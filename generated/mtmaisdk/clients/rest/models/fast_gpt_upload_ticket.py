"""The model `FastGPTUploadTicket`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTUploadTicket(Model):
    """How to upload the file. With `fields`: POST a form of them and then `file` to `url`. With `uploadMode` multipart: PUT parts to `url?partNumber=N` (from 1, each of partSize but the last), then POST their etags to `completeUrl`. Otherwise: PUT the bytes to `url` with exactly `headers`. Tickets of an object store expire after 10 minutes.

    Attributes:
        url: Where to upload.
        key: Key of the file, opaque; `fields.key` where there are `fields`.
        fields: Fields of the form (about 4.14.0 to 4.14.4).
        headers: Headers of the PUT; names and case depend on the store.
        max_size: Largest file in bytes, 1073741824 by default.
        preview_url: Where to read the file afterwards (about 4.14.8 and newer).
        upload_mode: How to upload (newest servers).
        complete_url: multipart: POST {"parts": [{"partNumber": 1, "etag": "..."}]} here at the end.
        abort_url: multipart: POST without a body here to give up.
        part_size: multipart: bytes of each part but the last.
        concurrency: multipart: parts to upload at the same time.
        max_retry: multipart: attempts for each part.
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
