"""What several backends read from a request."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from mtmaisdk.mock.behaviour import ReceivedCall, Refusal
from mtmaisdk.mock.error_format import ErrorFormat


def fields_of(call: ReceivedCall) -> dict[str, Any]:
    """Returns the fields of a JSON object or form, without nulls, whole floats as integers; none for other bodies."""
    body = call.body if isinstance(call.body, dict) else {}
    return {name: _whole_numbers(value) for name, value in body.items() if value is not None}


def _whole_numbers(value: Any) -> Any:
    """Returns a JSON value with `2` for `2.0`, which JSON Schema accepts as an integer."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, dict):
        return {name: _whole_numbers(each) for name, each in value.items()}
    return [_whole_numbers(each) for each in value] if isinstance(value, list) else value


def asks_for_stream(call: ReceivedCall) -> bool:
    """Returns whether the body requests a stream, as the operation's `x-stream` declares."""
    wanted = (call.operation.stream or {}).get("request") or {}
    body = fields_of(call)
    # In a form every value is text.
    return bool(wanted) and all(str(body.get(name)).lower() == str(value).lower() for name, value in wanted.items())


def check_model(call: ReceivedCall, name: Any, errors: ErrorFormat, known: Sequence[str] = ()) -> None:
    """Refuses a model that does not exist: is not of the server's `models`, or else of the `known` ones.

    Raises:
        Refusal: With status 404, as OpenAI, vLLM and LMDeploy do.
    """
    if isinstance(name, str) and name not in (call.models or known or [name]):
        message = f"The model `{name}` does not exist or you do not have access to it."
        raise Refusal(404, message, errors.no_model and errors.no_model(message))


def object_of(arguments: str) -> dict[str, Any]:
    """Returns the arguments of a tool call, which a script may give as any text.

    Raises:
        Refusal: They are no JSON object, and the backend sends nothing else.
    """
    with suppress(ValueError):
        if isinstance(value := json.loads(arguments), dict):
            return value
    raise Refusal(501, "there are no words for arguments that are not a JSON object")
