"""Uploads a file to a FastGPT server, by whichever kind of ticket it issues."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.exceptions import OpenApiException, UploadException
from mtmaisdk.clients.rest.files.body import FileBody, FilePart, Progress
from mtmaisdk.clients.rest.files.multipart import encode
from mtmaisdk.clients.rest.files.upload import Upload
from mtmaisdk.clients.rest.settings.request import Request

_MAX_ATTEMPTS = 10
_MAX_PARTS = 10_000
"""Number of parts that object stores allow; with more, each part would be a request for a few bytes."""


class ChatFileUpload:
    """The way of a file into the store of a server; timeouts and retries of the call apply to each request."""

    def __init__(
        self, client: ApiClient, upload: Upload, progress: Progress | None, options: Mapping[str, Any]
    ) -> None:
        self._client = client
        self._upload = upload
        self._progress = progress
        self._timeouts = client.configuration.timeouts_for(options)
        self._retries = client.configuration.retries_for(options)

    async def run(self, api: Any, arguments: Mapping[str, Any]) -> tuple[str, str]:
        """Requests a ticket, sends the file, and returns its key and URL."""
        upload, host = self._upload, self._client.configuration.host
        size = upload.size
        with _failing_at("presign"):
            presigned = await api.presign_chat_file_post_url(
                filename=upload.filename, content_type=upload.media_type, size=size, **arguments
            )
        ticket: models.FastGPTUploadTicket | None = presigned.data
        key = ticket and ((ticket.fields or {}).get("key") or ticket.key)
        if not ticket or not key or not ticket.url:
            raise UploadException("presign", "the server did not issue a ticket")
        if ticket.max_size is not None and size > ticket.max_size:
            allowed = f"the server allows at most {ticket.max_size}"
            raise UploadException("size", f"{upload.filename} has {size} bytes; {allowed}")
        # A ticket that leads nowhere is refused before the file is sent.
        address = _absolute("presign", host, ticket.url)
        url = _absolute("link", host, ticket.preview_url) if ticket.preview_url else None
        if ticket.upload_mode == "multipart":
            await self._send_in_parts(ticket, address)
        else:
            with _failing_at("send"):
                await self._send_whole(ticket, address)
        if url is None:
            with _failing_at("link"):
                link = await api.presign_chat_file_get_url(key=key, **arguments)
            # What was not sent as a text is not a URL.
            url = _absolute("link", host, None if "data" in link.misfits else link.data)
        return key, url

    async def _send_whole(self, ticket: models.FastGPTUploadTicket, url: str) -> None:
        if ticket.fields:
            # The store ignores fields after the file.
            body, content_type = encode([*ticket.fields.items(), ("file", self._upload)], self._progress)
            request = Request.external("POST", url, body, {"Content-Type": content_type}, self._timeouts)
        else:
            body = FileBody([FilePart(self._upload, 0, self._upload.size)], self._progress)
            request = Request.external("PUT", url, body, ticket.headers, self._timeouts)
        await self._client.send_external(request, self._retries)

    async def _send_in_parts(self, ticket: models.FastGPTUploadTicket, url: str) -> None:
        size, step = self._upload.size, ticket.part_size
        if not step or step < 0 or not ticket.complete_url:
            lacks = "the part size or the completion URL"
            raise UploadException("presign", f"the ticket for a multipart upload lacks {lacks}")
        if size > step * _MAX_PARTS:
            wanted = f"{size} bytes in parts of {step}"
            raise UploadException("presign", f"the ticket asks for {wanted}, more than {_MAX_PARTS} parts")
        end = _absolute("complete", url, ticket.complete_url)
        retries = replace(self._retries, max=max(self._retries.max, min(ticket.max_retry or 1, _MAX_ATTEMPTS) - 1))
        parts: list[dict[str, Any]] = []
        try:
            with _failing_at("send"):
                for number, offset in enumerate(range(0, size, step), 1):
                    part = FilePart(self._upload, offset, min(step, size - offset))
                    body = FileBody([part], self._progress and _shifted(self._progress, offset, size))
                    address = f"{url}{'&' if '?' in url else '?'}partNumber={number}"
                    request = Request.external("PUT", address, body, ticket.headers, self._timeouts)
                    answer = await self._client.send_external(request, retries)
                    data = answer.data.get("data")
                    etag = (data.get("etag") if isinstance(data, dict) else None) or answer.headers.get("ETag")
                    if not etag:
                        raise UploadException("send", f"the server returned no ETag for part {number}")
                    parts.append({"partNumber": number, "etag": etag})
            with _failing_at("complete"):
                content, headers = json.dumps({"parts": parts}).encode(), {"Content-Type": "application/json"}
                await self._client.send_external(Request.external("POST", end, content, headers, self._timeouts))
        except OpenApiException:
            if ticket.abort_url:
                # The caller needs the first error; the server discards the parts in any case.
                with suppress(OpenApiException):
                    end = _absolute("send", url, ticket.abort_url)
                    await self._client.send_external(Request.external("POST", end, timeouts=self._timeouts))
            raise


def _absolute(step: str, base: str, address: str | None) -> str:
    with suppress(ValueError):
        # Some servers send only a path.
        url = urljoin(f"{base}/", address or "")
        if address and urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname:
            return url
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
