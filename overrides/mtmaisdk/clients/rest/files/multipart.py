"""Encodes the fields of a form as `multipart/form-data`."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from typing import Any

from mtmaisdk.clients.rest.files.body import FileBody, FilePart, Progress
from mtmaisdk.clients.rest.files.upload import Upload

# As browsers escape names (WHATWG HTML, section 4.10.21.8).
_ESCAPES = str.maketrans({'"': "%22", "\n": "%0A", "\r": "%0D"})


def encode(fields: Iterable[tuple[str, Any]], progress: Progress | None = None) -> tuple[FileBody, str]:
    """Returns the body and its content type; a list becomes one part per item, `None` is left out."""
    boundary = secrets.token_hex(16)
    parts: list[bytes | FilePart] = []
    text = b""
    for name, value in fields:
        items = value if isinstance(value, (list, tuple)) else [value]
        if len(items) > 1 and isinstance(items[0], Upload) and not name.endswith("[]"):
            # So the order is kept by new-api, and openai-python sends it.
            name += "[]"
        for item in items:
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
    head = f'Content-Disposition: form-data; name="{name.translate(_ESCAPES)}"'
    if isinstance(value, Upload):
        head += f'; filename="{value.filename.translate(_ESCAPES)}"\r\nContent-Type: {value.media_type}'
    return f"{head}\r\n\r\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (bool, dict)) else str(value)
