"""Writes the fields of a form as `multipart/form-data`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from urllib3.fields import RequestField
from urllib3.filepost import encode_multipart_formdata

from mtmaisdk.clients.rest.upload import Upload


def encode(fields: Iterable[tuple[str, Any]]) -> tuple[bytes, str]:
    """Returns the body and its content type; a list becomes one part per item.

    Raises:
        OSError: A file cannot be read.
    """
    return encode_multipart_formdata(
        [
            _part(name, item)
            for name, value in fields
            for item in (value if isinstance(value, (list, tuple)) else [value])
            if item is not None
        ]
    )


def _part(name: str, value: Any) -> RequestField:
    if isinstance(value, Upload):
        part = RequestField(name, value.read(), filename=value.filename)
        part.make_multipart(content_type=value.media_type)
        return part
    part = RequestField(name, json.dumps(value, ensure_ascii=False) if isinstance(value, (bool, dict)) else str(value))
    part.make_multipart()
    return part
