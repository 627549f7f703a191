"""Reads multipart forms: their parts in order, or their fields typed as in the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder

from mtmaisdk.mock.behaviour import SentFile
from mtmaisdk.mock.contract import resolve


def parts_of(content_type: str, body: bytes) -> list[tuple[Field | File, bytes]]:
    """Returns head and content of each part of a form, in order, which matters to an object store.

    Raises:
        ValueError: The body is not a valid form.
    """
    boundary = parse_options_header(content_type)[1].get("boundary")
    if not boundary:
        raise ValueError("the content type has no boundary")
    decoder = MultipartDecoder(boundary.encode())
    decoder.receive_data(body)
    decoder.receive_data(None)
    parts: list[tuple[Field | File, bytes]] = []
    while not isinstance(event := decoder.next_event(), Epilogue):
        if isinstance(event, (Field, File)):
            parts.append((event, b""))
        elif isinstance(event, Data):
            head, content = parts[-1]
            parts[-1] = head, content + event.data
    return parts


def read_form(content_type: str, body: bytes, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the fields of a form.

    Returns:
        Each field by its name: a `SentFile`, a list of those or of texts if the schema has an array, a dictionary for
        the fields `name[key]` of an object or for its JSON; otherwise the value of the schema's type, or the text if
        it has no such value.

    Raises:
        ValueError: The body is not a valid form.
    """
    given: dict[str, list[SentFile | str]] = {}
    for head, content in parts_of(content_type, body):
        given.setdefault(head.name, []).append(_sent(head, content))
    properties = {name: resolve(described) for name, described in resolve(schema)["properties"].items()}
    fields: dict[str, Any] = {}
    for name, sent in given.items():
        outer, _, key = name.removesuffix("]").partition("[")
        described = properties.get(name, {})
        if _has_type(described, "array"):
            fields[name] = [_value(each, resolve(described["items"])) for each in sent]
        elif name in properties or not key or isinstance(sent[-1], SentFile):
            fields[name] = _value(sent[-1], described)
        else:
            inner = fields.setdefault(outer, {})
            if not isinstance(inner, dict):
                raise ValueError(f"{outer} is both text and an object")
            inner[key] = _value(sent[-1], {})
    return fields


def without_files(value: Any) -> Any:
    """Returns fields of a form with a text in place of each file."""
    if isinstance(value, dict):
        return {name: without_files(inner) for name, inner in value.items()}
    return [*map(without_files, value)] if isinstance(value, list) else "" if isinstance(value, SentFile) else value


def _sent(head: Field | File, content: bytes) -> SentFile | str:
    if isinstance(head, File):
        media_type = head.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return SentFile(head.filename, media_type, content)
    return content.decode(errors="replace")


def _value(sent: SentFile | str, schema: Mapping[str, Any]) -> Any:
    if isinstance(sent, SentFile) or _has_type(schema, "string"):
        return sent
    try:
        value = json.loads(sent)
    except ValueError:
        return sent
    return value if isinstance(value, bool | int | float | dict) else sent


def _has_type(schema: Mapping[str, Any], name: str) -> bool:
    return name == schema.get("type") or name in (schema.get("type") or [])
