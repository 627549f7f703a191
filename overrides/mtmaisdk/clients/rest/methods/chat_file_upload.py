"""Uploads a file for a FastGPT chat, whichever ticket the server's version gives."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from typing_extensions import TypedDict

from mtmaisdk.clients.rest.exceptions import OpenApiException, UploadException
from mtmaisdk.clients.rest.files.body import FileBody, FilePart, Progress
from mtmaisdk.clients.rest.files.multipart import encode
from mtmaisdk.clients.rest.files.upload import Upload, as_upload
from mtmaisdk.clients.rest.methods.step import CallMethod, Send, Steps
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.settings.retries import Retries
from mtmaisdk.clients.rest.settings.timeouts import Timeouts

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.configuration import Configuration
    from mtmaisdk.clients.rest.contract.answers import ApiResponse
    from mtmaisdk.clients.rest.models import FastGPTUploadTicket


_MOST_TRIES = 10
_NO_RETRIES = Retries(0)
_UNKNOWN_TYPE = "application/octet-stream"


class ChatFile(TypedDict):
    """A file that messages can refer to.

    Attributes:
        type: `img` or `doc`.
        name: The file's name.
        key: Its key in FastGPT's store, good for as long as the file is there.
        url: An address to read it, of limited life.
        previewUrl: The same address.
    """

    type: str
    name: str
    key: str
    url: str
    previewUrl: str


def upload_chat_file(
    configuration: Configuration,
    file: Any,
    where: Mapping[str, Any],
    file_type: str,
    progress: Progress | None,
    options: Mapping[str, Any],
) -> Steps[ChatFile]:
    """Returns the steps of an upload.

    Args:
        configuration: The client's.
        file: The file, as the caller gave it.
        where: Arguments that say which chat it is for.
        file_type: What the reference says that it is.
        progress: Is told how much is sent.
        options: Options of every call; those for time and retries are for the upload itself too.

    Raises:
        ValueError: The file is not one, or is no image where one is due.
        OSError: The file cannot be read.
        UploadException: A step failed.
    """
    if progress is not None and not callable(progress):
        raise ValueError(f"progress: {progress!r} is not a function")
    upload = as_upload(file)
    if file_type == "img" and not upload.media_type.startswith(("image/", _UNKNOWN_TYPE)):
        raise ValueError(f"file: {upload.filename} is not an image but {upload.media_type}")
    size = upload.size
    timeouts, retries = configuration.timeouts_for(options), configuration.retries_for(options)

    with _failing_at("presign"):
        about = {"filename": upload.filename, "content_type": upload.media_type, "size": size}
        ticket = (yield CallMethod("presign_chat_file_post_url", {**about, **where, **options})).data
    key = ticket and ((ticket.fields or {}).get("key") or ticket.key)
    if not key or not ticket.url:
        raise UploadException("presign", "the server gave no ticket")
    if ticket.max_size is not None and size > ticket.max_size:
        raise UploadException(
            "size", f"{upload.filename} has {size} bytes, and the server takes {ticket.max_size} at most"
        )
    address = _absolute("presign", configuration.host, ticket.url)
    if ticket.upload_mode == "multipart":
        yield from _send_in_parts(upload, ticket, address, timeouts, retries, progress)
    else:
        with _failing_at("send"):
            yield Send(_single(upload, ticket, address, timeouts, progress), retries)

    url = ticket.preview_url
    if not url:
        with _failing_at("link"):
            url = (yield CallMethod("presign_chat_file_get_url", {"key": key, **where, **options})).data
    url = _absolute("link", configuration.host, url)
    return ChatFile(type=file_type, name=upload.filename, key=key, url=url, previewUrl=url)


def _single(
    upload: Upload, ticket: FastGPTUploadTicket, url: str, timeouts: Timeouts, progress: Progress | None
) -> Request:
    if ticket.fields:
        # The store reads no field after the file.
        body, content_type = encode([*ticket.fields.items(), ("file", upload)], progress)
        return Request.external("POST", url, body, {"Content-Type": content_type}, timeouts)
    whole = FileBody([FilePart(upload, 0, upload.size)], progress)
    return Request.external("PUT", url, whole, ticket.headers or {}, timeouts)


def _send_in_parts(
    upload: Upload,
    ticket: FastGPTUploadTicket,
    url: str,
    timeouts: Timeouts,
    retries: Retries,
    progress: Progress | None,
) -> Steps[None]:
    if not ticket.part_size or ticket.part_size < 0 or not ticket.complete_url:
        raise UploadException("presign", "the ticket for an upload in parts lacks their size or the address to end it")
    retries = replace(retries, max=max(retries.max, min(ticket.max_retry or 1, _MOST_TRIES) - 1))
    parts: list[dict[str, Any]] = []
    try:
        with _failing_at("send"):
            for number, offset in enumerate(range(0, upload.size, ticket.part_size), 1):
                part = FilePart(upload, offset, min(ticket.part_size, upload.size - offset))
                body = FileBody([part], progress and _shifted(progress, offset, upload.size))
                joint = "&" if "?" in url else "?"
                address = f"{url}{joint}partNumber={number}"
                part_request = Request.external("PUT", address, body, ticket.headers or {}, timeouts)
                answer: ApiResponse[dict[str, Any]] = yield Send(part_request, retries)
                data = answer.data.get("data")
                etag = (data.get("etag") if isinstance(data, dict) else None) or answer.headers.get("ETag")
                if not etag:
                    raise UploadException("send", f"the server gave no etag for part {number}")
                parts.append({"partNumber": number, "etag": etag})
        with _failing_at("complete"):
            content = json.dumps({"parts": parts}).encode()
            end = _absolute("complete", url, ticket.complete_url)
            headers = {"Content-Type": "application/json"}
            yield Send(Request.external("POST", end, content, headers, timeouts), _NO_RETRIES)
    except OpenApiException:
        if ticket.abort_url:
            # What counts is why the upload failed; the server forgets the parts by itself.
            with suppress(OpenApiException):
                end = _absolute("send", url, ticket.abort_url)
                yield Send(Request.external("POST", end, timeouts=timeouts), _NO_RETRIES)
        raise


def _absolute(step: str, base: str, address: str | None) -> str:
    try:
        # Some servers leave their own address out.
        url = urljoin(f"{base}/", address or "")
        if address and urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname:
            return url
    except ValueError:
        pass
    # It may be a secret, so that it is not shown.
    raise UploadException(step, "the server gave no address, or one that is none")


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
            # The caller's arguments.
            raise
        # A ticket may name headers that cannot be sent.
        raise UploadException(step, f"the server's ticket cannot be followed: {type(error).__name__}") from error
