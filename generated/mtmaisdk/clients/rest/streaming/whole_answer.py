"""Reads a complete answer, which some servers send as JSON although a stream was requested."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json

from mtmaisdk.clients.rest.contract import lookup as model_lookup
from mtmaisdk.clients.rest.wire.error_body import error_fields_of, is_error

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.streaming.assembler import StreamAssembler
    from mtmaisdk.clients.rest.streaming.event_type import EventType
    from mtmaisdk.clients.rest.streaming.failures import StreamFailures


def read_whole_answer(
    body: bytes,
    answer_model: str | None,
    event_type: EventType,
    names: Mapping[str, str],
    assembler: StreamAssembler,
    failures: StreamFailures,
) -> Any:
    """Returns a complete answer as the one event of a stream.

    Args:
        body: The answer as JSON.
        answer_model: Name of the model of the operation's plain answer, if it has one.
        event_type: Type of the event.
        names: Names of the event's fields by those of the answer.
        assembler: Collects the answer.
        failures: Creates the exceptions.

    Raises:
        ApiException: The body is an error.
        UnexpectedResponseException: The body is neither an error nor an answer.
    """
    try:
        content = from_json(body)
    except ValueError as error:
        raise failures.not_a_stream_error(body) from error
    refusal = failures.refusal(body, content)
    # Next to an answer some marks of an error do not count; without one they do.
    not_an_answer = refusal if is_error(content) else failures.not_a_stream_error(body)
    try:
        answer = content if answer_model is None else model_lookup.read_json(answer_model, body)
    except ValueError as error:
        raise not_an_answer from error
    if is_error(error_fields_of(answer)):
        raise refusal
    if event_type.name is not None and not names:
        # No event of the stream has the whole answer.
        raise not_an_answer
    try:
        value = event_type.read(_as_event(content, names))
    except ValueError as error:
        raise not_an_answer from error
    event_type.collect(value)
    if not assembler.has_answer or not event_type.has_known_fields(value):
        raise not_an_answer
    return event_type.for_caller(value)


def _as_event(content: Any, names: Mapping[str, str]) -> bytes:
    """Returns the event with the fields of a complete answer, or of the items in its lists, renamed.

    Content that is a list of parts becomes its text; the list is kept in the unknown field `content_parts`.
    """

    def rename(fields: Any) -> Any:
        if not isinstance(fields, dict):
            return fields
        return {names.get(key, key): _with_text(value) for key, value in fields.items()}

    if not isinstance(content, dict) or names.keys() & content.keys():
        return to_json(rename(content))
    return to_json(
        {key: [rename(item) for item in value] if isinstance(value, list) else value for key, value in content.items()}
    )


def _with_text(message: Any) -> Any:
    parts = message.get("content") if isinstance(message, dict) else None
    if not isinstance(parts, list):
        return message
    return {**message, "content": "".join(map(_text_of, parts)), "content_parts": parts}


def _text_of(part: Any) -> str:
    text = part.get("text") if isinstance(part, dict) else None
    # FastGPT nests it one level deeper than OpenAI.
    text = text.get("content") if isinstance(text, dict) else text
    return text if isinstance(text, str) else ""
