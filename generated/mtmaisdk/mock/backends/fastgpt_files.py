"""The files of a FastGPT server, and the object store that receives and serves them."""

from __future__ import annotations

import base64
import hashlib
import json
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from aiohttp import web

MAX_SIZE = 10 * 2**20
"""Bytes of the largest file, the `maxSize` of a ticket."""

BUCKET = "/fastgpt-private"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{}</Code><Message>{}</Message></Error>'
_UPLOAD = "/api/system/file/upload"
_DOWNLOAD = "/api/system/file/download"


@dataclass
class StoredFile:
    """A file for which a ticket was issued; it has no content until that is uploaded."""

    key: str
    owner: str
    name: str
    media_type: str
    content: bytes | None = None


class FileStore:
    """Issues upload tickets, and receives and serves the files."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._by_token: dict[tuple[str, str], StoredFile] = {}
        self._numbers = count(1)

    def add(self, owner: str, chat_id: str, name: str, media_type: str | None) -> StoredFile:
        """Adds and returns a file that can be uploaded."""
        path = PurePath(name)
        key = f"chat/{owner}/mock/{chat_id}/{path.stem}_{next(self._numbers):06}{path.suffix}"
        guessed = media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = self._files[key] = StoredFile(key, owner, name, guessed)
        for purpose in ("upload", "download"):
            self._by_token[purpose, _token(purpose, key)] = file
        return file

    def find(self, key: str) -> StoredFile | None:
        """Returns the file with this key, if it was uploaded."""
        file = self._files.get(key)
        return file if file is not None and file.content is not None else None

    def put_ticket(self, file: StoredFile, base_url: str) -> dict[str, Any]:
        """Returns a ticket to upload a file by PUT."""
        return {
            "url": f"{base_url}{_UPLOAD}/{_token('upload', file.key)}",
            "key": file.key,
            "headers": {"content-type": file.media_type},
            "previewUrl": self.address(file, base_url),
            "maxSize": MAX_SIZE,
            "uploadMode": "single",
        }

    def post_ticket(self, file: StoredFile, base_url: str) -> dict[str, Any]:
        """Returns a ticket to upload a file by POST in a form."""
        return {"url": base_url + BUCKET, "fields": _policy_fields(file), "maxSize": MAX_SIZE}

    def address(self, file: StoredFile, base_url: str) -> str:
        """Returns the download URL of a file."""
        return f"{base_url}{_DOWNLOAD}/{_token('download', file.key)}?filename={_quoted(file.name)}"

    def routes(self) -> Iterable[web.RouteDef]:
        """Returns the routes of uploads and downloads."""
        return [
            web.put(_UPLOAD + "/{token}", self._put),
            web.post(BUCKET, self._post),
            web.get(_DOWNLOAD + "/{token}", self._get),
        ]

    async def _put(self, request: web.Request) -> web.Response:
        content = await _receive(request)
        file = self._by_token.get(("upload", request.match_info["token"]))
        if file is None:
            return _refusal(403, "AccessDenied", "The ticket is unknown.")
        if request.headers.get("Content-Type") != file.media_type:
            return _refusal(403, "SignatureDoesNotMatch", "The content type differs from the ticket's.")
        if len(content) > MAX_SIZE:
            return _refusal(413, "EntityTooLarge", f"The file is larger than {MAX_SIZE} bytes.")
        file.content = content
        return web.json_response({"code": 200, "statusText": "", "message": "", "data": None})

    async def _post(self, request: web.Request) -> web.Response:
        body = await _receive(request)
        if request.content_type != "multipart/form-data":
            return _refusal(412, "PreconditionFailed", "Bucket POST must be of the enclosure-type multipart/form-data")
        # The form parser is slow to import and seldom needed.
        from mtmaisdk.mock.form import parts_of

        try:
            parts = parts_of(request.headers["Content-Type"], body)
        except ValueError:
            return _refusal(400, "MalformedPOSTRequest", "The body of your POST request is not well-formed.")
        fields: dict[str, str] = {}
        # Fields after the file are ignored, as in S3.
        for head, content in parts:
            if head.name == "file":
                return self._take(fields, content)
            fields[head.name] = content.decode(errors="replace")
        return _refusal(400, "InvalidArgument", "POST requires exactly one file upload per request.")

    def _take(self, fields: Mapping[str, str], content: bytes) -> web.Response:
        file = self._files.get(fields.get("key", ""))
        if file is None or any(fields.get(name) != value for name, value in _policy_fields(file).items()):
            return _refusal(403, "AccessDenied", "Invalid according to Policy: Policy Condition failed")
        if len(content) > MAX_SIZE:
            return _refusal(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
        file.content = content
        return web.Response(status=204)

    async def _get(self, request: web.Request) -> web.Response:
        await _receive(request)
        file = self._by_token.get(("download", request.match_info["token"]))
        if file is None or file.content is None:
            return _refusal(404, "NoSuchKey", "The specified key does not exist.")
        disposition = f"inline; filename*=UTF-8''{_quoted(file.name)}"
        headers = {"Content-Type": file.media_type, "Content-Disposition": disposition}
        return web.Response(body=file.content, headers=headers)


def _policy_fields(file: StoredFile) -> dict[str, str]:
    conditions: list[Any] = [
        ["eq", "$key", file.key],
        ["eq", "$Content-Type", file.media_type],
        ["content-length-range", 0, MAX_SIZE],
    ]
    policy = json.dumps({"expiration": "2099-01-01T00:00:00.000Z", "conditions": conditions}).encode()
    return {
        "bucket": BUCKET.strip("/"),
        "key": file.key,
        "Content-Type": file.media_type,
        "x-amz-algorithm": "AWS4-HMAC-SHA256",
        "x-amz-credential": "mock/20250124/us-east-1/s3/aws4_request",
        "x-amz-date": "20250124T104837Z",
        "policy": base64.b64encode(policy).decode(),
        "x-amz-signature": hashlib.sha256(policy).hexdigest(),
    }


def _quoted(name: str) -> str:
    return quote(name, safe="", errors="replace")


def _token(purpose: str, key: str) -> str:
    return hashlib.sha256(f"{purpose} {key}".encode(errors="surrogatepass")).hexdigest()[:32]


async def _receive(request: web.Request) -> bytes:
    """Returns the body of a request; refuses one with credentials, as an API key must not be sent to a signed URL."""
    body = await request.read()
    if "Authorization" in request.headers or "Cookie" in request.headers:
        text = _XML.format("InvalidArgument", "Only one auth mechanism allowed")
        raise web.HTTPBadRequest(text=text, content_type="application/xml")
    return body


def _refusal(status: int, code: str, message: str) -> web.Response:
    return web.Response(status=status, text=_XML.format(code, message), content_type="application/xml")
