"""Streams in the words of OpenAPI: examples of their bytes, and from version 3.2 the schema of an event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mtmaisdk.mock.framings import example_events, frame_stream

EVENT_STREAM = "text/event-stream"
SCHEMAS = "#/components/schemas/"
_KINDS = ("name", "terminal", "text", "reasoning", "tool_calls", "finish_reason", "usage")


def described(stream: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the public form of an `x-stream`: its framing, how it is asked for, its end and its kinds of event."""
    kinds = {
        key: [
            {**{name: kind[name] for name in _KINDS if name in kind}, **_model(kind), "example": kind["examples"][0]}
            for kind in stream[key]
        ]
        for key in ("events", "errors")
        if key in stream
    }
    kept = {key: stream[key] for key in ("framing", "alternatives", "request", "end", "discriminator") if key in stream}
    return {**kept, **kinds}


def media_type(stream: Mapping[str, Any], is_sse_schema: bool) -> dict[str, Any]:
    """Returns the media type object of a stream: all its bytes as text, with examples.

    Args:
        stream: The operation's `x-stream`.
        is_sse_schema: Whether to describe each event by `itemSchema`, as OpenAPI 3.2 does.
    """
    value = "serializedValue" if is_sse_schema else "value"
    examples = {"stream": {"summary": "The events of a stream", value: text_of(stream)}}
    for number, (name, data) in enumerate(_errors(stream), 1):
        examples[f"error_{number}"] = {"summary": "An error in the stream", value: text_of(stream, (name, data))}
    if is_sse_schema and stream["framing"] == "sse":
        return {"itemSchema": _event_schema(stream), "examples": examples}
    return {"schema": {"type": "string"}, "examples": examples}


def text_of(stream: Mapping[str, Any], error: tuple[str, Any] | None = None) -> str:
    """Returns the bytes of a stream of the examples as text; with an error, of the first event and then the error."""
    own = {**stream, "events": [event for event in stream["events"] if _is_framed(stream, event)]}
    events = [*example_events(own)]
    if error is not None:
        own = {key: value for key, value in own.items() if key != "end"}
        events = [*events[:1], error]
    pieces = frame_stream(own, [(wire_name(stream, name), data) for name, data in events])
    return b"".join(piece for piece in pieces if isinstance(piece, bytes)).decode()


def wire_name(stream: Mapping[str, Any], name: str) -> str:
    """Returns the name of an event in the framing; empty where the data names it."""
    return "" if stream.get("discriminator") and name != "error" else name


def _is_framed(stream: Mapping[str, Any], event: Mapping[str, Any]) -> bool:
    """Whether an event comes in the stream's own framing, and not in an alternative only."""
    return stream["framing"] != "sse" or len(event["name"]) > 1


def _errors(stream: Mapping[str, Any]) -> list[tuple[str, Any]]:
    kinds = [kind for kind in stream.get("errors", []) if _is_framed(stream, kind)]
    return [(kind["name"], data) for kind in kinds for data in kind["examples"]]


def _model(kind: Mapping[str, Any]) -> dict[str, Any]:
    return {"schema": {"$ref": SCHEMAS + kind["model"]}} if "model" in kind else {}


def _event_schema(stream: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the schema of a server-sent event, with the data's own schema as its content."""
    forms = [_form(stream, kind) for kind in [*stream["events"], *stream.get("errors", [])] if _is_framed(stream, kind)]
    if "end" in stream:
        forms.append({"type": "object", "required": ["data"], "properties": {"data": {"const": stream["end"]}}})
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def _form(stream: Mapping[str, Any], kind: Mapping[str, Any]) -> dict[str, Any]:
    data = {"type": "string", "contentMediaType": "application/json"}
    content = _model(kind).get("schema")
    properties: dict[str, Any] = {"data": {**data, "contentSchema": content} if content else data}
    name = wire_name(stream, kind["name"])
    if name and name not in ("message", stream.get("unnamed")):
        properties = {"event": {"const": name}, **properties}
    required = ["data"] if "error" in properties.get("event", {}).values() else [*properties]
    return {"title": kind["name"], "type": "object", "required": required, "properties": properties}
