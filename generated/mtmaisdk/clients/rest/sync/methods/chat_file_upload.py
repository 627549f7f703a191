# Derived from clients/rest/methods/chat_file_upload.py by tools/derive_blocking.py; not to be edited.

"""Uploads a file for a FastGPT chat, by whichever kind of ticket the server issues."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from mtmaisdk.clients.rest.contract.answers import ChatFile
from mtmaisdk.clients.rest.exceptions import OpenApiException, UploadException
from mtmaisdk.clients.rest.files.body import FileBody, FilePart, Progress
from mtmaisdk.clients.rest.files.multipart import encode
from mtmaisdk.clients.rest.files.upload import Upload, as_upload
from mtmaisdk.clients.rest.settings.request import Request

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.models import FastGPTUploadTicket
    from mtmaisdk.clients.rest.settings.retries import Retries
    from mtmaisdk.clients.rest.settings.timeouts import Timeouts
    from mtmaisdk.clients.rest.sync.api_client import ApiClient


_MAX_ATTEMPTS = 10
_MAX_PARTS = 10_000
"""Number of parts that object stores allow; with more, each part would be a request for a few bytes."""
_UNKNOWN_TYPE = "application/octet-stream"


def upload_chat_file(
    api: Any, file: Any, chat: Mapping[str, Any], file_type: str, progress: Progress | None, options: Mapping[str, Any]
) -> ChatFile:
    """Uploads a file and returns a reference to it.

    Args:
        api: The API object.
        file: The file, a `FileInput`.
        chat: The arguments that identify the chat.
        file_type: The `type` of the reference.
        progress: Called with the progress.
        options: Options of every request; timeouts and retries apply to the upload itself, too.

    Raises:
        ValueError: The file is not a `FileInput`, or not an image although the type is `img`.
        OSError: The file cannot be read.
        UploadException: A step failed.
    """
    if progress is not None and not callable(progress):
        raise ValueError(f"progress: {progress!r} is not a function")
    upload = as_upload(file)
    if file_type == "img" and not upload.media_type.startswith(("image/", _UNKNOWN_TYPE)):
        raise ValueError(f"file: {upload.filename} is not an image but {upload.media_type}")
    size, client = upload.size, api.api_client
    timeouts, retries = client.configuration.timeouts_for(options), client.configuration.retries_for(options)

    with _failing_at("presign"):
        ticket = (
            api.presign_chat_file_post_url(
                filename=upload.filename, content_type=upload.media_type, size=size, **chat, **options
            )
        ).data
    key = ticket and ((ticket.fields or {}).get("key") or ticket.key)
    if not key or not ticket.url:
        raise UploadException("presign", "the server did not issue a ticket")
    if ticket.max_size is not None and size > ticket.max_size:
        raise UploadException(
            "size", f"{upload.filename} has {size} bytes; the server allows at most {ticket.max_size}"
        )
    # A ticket that leads nowhere is refused before the file is sent.
    address = _absolute("presign", client.configuration.host, ticket.url)
    url = _absolute("link", client.configuration.host, ticket.preview_url) if ticket.preview_url else None
    if ticket.upload_mode == "multipart":
        _send_in_parts(client, upload, ticket, address, timeouts, retries, progress)
    else:
        with _failing_at("send"):
            client.send_external(_single(upload, ticket, address, timeouts, progress), retries)

    if url is None:
        with _failing_at("link"):
            link = (api.presign_chat_file_get_url(key=key, **chat, **options)).data
        url = _absolute("link", client.configuration.host, link)
    return ChatFile(type=file_type, name=upload.filename, key=key, url=url, previewUrl=url)


def _single(
    upload: Upload, ticket: FastGPTUploadTicket, url: str, timeouts: Timeouts, progress: Progress | None
) -> Request:
    if ticket.fields:
        # The store ignores fields after the file.
        body, content_type = encode([*ticket.fields.items(), ("file", upload)], progress)
        return Request.external("POST", url, body, {"Content-Type": content_type}, timeouts)
    whole = FileBody([FilePart(upload, 0, upload.size)], progress)
    return Request.external("PUT", url, whole, ticket.headers or {}, timeouts)


def _send_in_parts(
    client: ApiClient,
    upload: Upload,
    ticket: FastGPTUploadTicket,
    url: str,
    timeouts: Timeouts,
    retries: Retries,
    progress: Progress | None,
) -> None:
    if not ticket.part_size or ticket.part_size < 0 or not ticket.complete_url:
        raise UploadException("presign", "the ticket for a multipart upload lacks the part size or the completion URL")
    if upload.size > ticket.part_size * _MAX_PARTS:
        wanted = f"{upload.size} bytes in parts of {ticket.part_size}"
        raise UploadException("presign", f"the ticket asks for {wanted}, more than {_MAX_PARTS} parts")
    end = _absolute("complete", url, ticket.complete_url)
    retries = replace(retries, max=max(retries.max, min(ticket.max_retry or 1, _MAX_ATTEMPTS) - 1))
    parts: list[dict[str, Any]] = []
    try:
        with _failing_at("send"):
            for number, offset in enumerate(range(0, upload.size, ticket.part_size), 1):
                part = FilePart(upload, offset, min(ticket.part_size, upload.size - offset))
                body = FileBody([part], progress and _shifted(progress, offset, upload.size))
                address = f"{url}{'&' if '?' in url else '?'}partNumber={number}"
                request = Request.external("PUT", address, body, ticket.headers or {}, timeouts)
                answer = client.send_external(request, retries)
                data = answer.data.get("data")
                etag = (data.get("etag") if isinstance(data, dict) else None) or answer.headers.get("ETag")
                if not etag:
                    raise UploadException("send", f"the server returned no ETag for part {number}")
                parts.append({"partNumber": number, "etag": etag})
        with _failing_at("complete"):
            content = json.dumps({"parts": parts}).encode()
            client.send_external(Request.external("POST", end, content, {"Content-Type": "application/json"}, timeouts))
    except OpenApiException:
        if ticket.abort_url:
            # The caller needs the first error; the server discards the parts in any case.
            with suppress(OpenApiException):
                end = _absolute("send", url, ticket.abort_url)
                client.send_external(Request.external("POST", end, timeouts=timeouts))
        raise


def _absolute(step: str, base: str, address: str | None) -> str:
    try:
        # Some servers send only a path.
        url = urljoin(f"{base}/", address or "")
        if address and urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname:
            return url
    except ValueError:
        pass
    # The address may be a secret, so the message does not contain it.
    raise UploadException(step, "the server sent no URL, or an invalid one")


def _shifted(progress: Progress, offset: int, total: int) -> Progress:
    return lambda sent, _: progress(offset + sent, total)


@contextmanager
def _failing_at(step: str) -> Iterator[None]:
    try:
        yield
    except UploadException:
        raise
    except OpenApiException as error:
        raise UploadException(step, str(error), error) from error
    except ValueError as error:
        if step not in ("send", "complete"):
            # One of the caller's arguments is invalid.
            raise
        # A ticket may contain headers that cannot be sent.
        raise UploadException(step, f"the server's ticket is invalid: {type(error).__name__}") from error
