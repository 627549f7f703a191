"""Writes the fields of a form as `multipart/form-data`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from urllib3.fields import RequestField
from urllib3.filepost import choose_boundary

from mtmaisdk.clients.rest.files.body import FileBody, FilePart, Progress
from mtmaisdk.clients.rest.files.upload import Upload


def encode(fields: Iterable[tuple[str, Any]], progress: Progress | None = None) -> tuple[FileBody, str]:
    """Returns the body and its content type; a list becomes one part per item.

    Args:
        fields: Names and values.
        progress: Is told what of the files is sent.

    Raises:
        OSError: A file cannot be read.
    """
    boundary = choose_boundary()
    parts: list[bytes | FilePart] = []
    text = b""
    for name, value in fields:
        for item in value if isinstance(value, (list, tuple)) else [value]:
            if item is None:
                continue
            text += f"--{boundary}\r\n{_head(name, item)}".encode()
            if isinstance(item, Upload):
                parts += [text, FilePart(item, 0, item.size)]
                text = b"\r\n"
            else:
                text += f"{_text(item)}\r\n".encode()
    parts.append(text + f"--{boundary}--\r\n".encode())
    return FileBody(parts, progress), f"multipart/form-data; boundary={boundary}"


def _head(name: str, value: Any) -> str:
    if isinstance(value, Upload):
        part = RequestField(name, b"", filename=value.filename)
        part.make_multipart(content_type=value.media_type)
    else:
        part = RequestField(name, b"")
        part.make_multipart()
    return part.render_headers()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (bool, dict)) else str(value)
