"""Reads the fields of a multipart form, typed as in the contract."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from email.message import Message
from typing import Any

from werkzeug.datastructures import FileStorage
from werkzeug.formparser import MultiPartParser

from mtmaisdk.mock.behaviour import SentFile
from mtmaisdk.mock.contract import resolve


def read_form(content_type: str, body: bytes, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the fields of a form.

    Args:
        content_type: The request's content type with the boundary.
        body: The request's body.
        schema: The form's schema.

    Returns:
        Each field by its name: a `SentFile`, a list of those or of texts if the schema has an array, a dictionary for
        the fields `name[key]` of an object or for its JSON; otherwise the value of the schema's type, or the text if
        it has no such value.

    Raises:
        ValueError: The body is not a valid form.
    """
    header = Message()
    header["Content-Type"] = content_type
    boundary = header.get_boundary()
    if not boundary:
        raise ValueError("the content type has no boundary")
    sent, files = MultiPartParser(max_form_memory_size=None).parse(io.BytesIO(body), boundary.encode(), len(body))
    properties = {name: resolve(described) for name, described in resolve(schema)["properties"].items()}
    fields: dict[str, Any] = {}
    for name, given in files.lists():
        read = [*map(_read_file, given)]
        fields[name] = read if _has_type(properties.get(name, {}), "array") else read[-1]
    for name, texts in sent.lists():
        outer, _, key = name.removesuffix("]").partition("[")
        if name in properties and _has_type(properties[name], "array"):
            fields[name] = [_value(text, resolve(properties[name]["items"])) for text in texts]
        elif name in properties or not key:
            fields[name] = _value(texts[-1], properties.get(name, {}))
        else:
            inner = fields.setdefault(outer, {})
            if not isinstance(inner, dict):
                raise ValueError(f"{outer} is both text and an object")
            inner[key] = _value(texts[-1], {})
    return fields


def _read_file(file: FileStorage) -> SentFile:
    with file.stream as content:
        return SentFile(file.filename or "", file.mimetype, content.read())


def _value(text: str, schema: Mapping[str, Any]) -> Any:
    if _has_type(schema, "string"):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, bool | int | float | dict) else text


def _has_type(schema: Mapping[str, Any], name: str) -> bool:
    return name == schema.get("type") or name in (schema.get("type") or [])
