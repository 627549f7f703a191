"""Reads what an error body says, in whichever dialect."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel


class ErrorBody(NamedTuple):
    """What an error body says.

    Attributes:
        message: The backend's words.
        code: Its own error code, a number or a word.
        type: Its own kind of error.
    """

    message: str | None = None
    code: Any = None
    type: str | None = None


# The order in which gateways look for the message of an upstream's error (one-api, new-api), and
# before it hatchet's `description`.
_MESSAGE_KEYS = ("message", "error", "description", "msg", "err", "error_msg", "detail", "text")


_TITLE = re.compile(r"\s*<.*?<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_HEAD = 4096
"""Characters of a web page in which its title is looked for."""


def read_error_body(body: str | None) -> ErrorBody:
    """Returns what the body of an error says; never raises.

    OpenAI, new-api, OpenRouter and vLLM nest an object under `error`, FastAPI servers something
    under `detail`, hatchet a list under `errors`; LMDeploy, Mistral, FastGPT and midjourney-proxy
    are flat. Proxies answer with web pages, whose title says what there is to know.
    """
    try:
        content = json.loads(body or "")
    except (ValueError, RecursionError):
        title = _TITLE.match((body or "")[:_HEAD])
        return ErrorBody(f"a web page, {html.unescape(' '.join(title[1].split()))!r}" if title else None)
    if isinstance(content, str):
        return ErrorBody(content)
    content = _first_dict(*_items(content), content)
    nested = _first_dict(content.get("error"), content.get("detail"))
    sources = [_first_dict(nested.get("error"), nested), _first_dict(*_items(content.get("errors"))), content]
    return ErrorBody(
        message=next((text for source in sources if (text := _message(source))), None),
        code=_first_value(sources, "code", "error_code", "msgCode"),
        type=_first_value(sources, "type", "statusText"),
    )


def _first_dict(*values: Any) -> dict[str, Any]:
    return next((value for value in values if isinstance(value, dict)), {})


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _message(source: Mapping[str, Any]) -> str | None:
    for key in _MESSAGE_KEYS:
        value = source.get(key)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, list) and value:
            return "; ".join(_validation_message(item) for item in value)
    return None


def _validation_message(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    place = ".".join(str(part) for part in _items(item.get("loc")))
    return f"{place}: {item.get('msg')}" if place else str(item.get("msg"))


def _first_value(sources: list[dict[str, Any]], *keys: str) -> Any:
    return next((source[key] for source in sources for key in keys if source.get(key) not in (None, "")), None)


# What backends that put a code into every answer write there when all is well.
_FINE = ("", "0", "200", "0000", "00000", "ok", "success")


def is_error(content: Any) -> bool:
    """Whether JSON that came where an answer was due is an error, in any family's dialect.

    `{"error": …}` is OpenAI's and most gateways', `object: error` LMDeploy's, `error_code` its proxy's,
    `success: false` the wrappers', and `code` FastGPT's and Chatchat's. Next to an answer only `error`
    counts: there the others are extras of the gateway.
    """
    if not isinstance(content, Mapping):
        return False
    error = content.get("error")
    if content.get("object") == "error":
        return True
    if content.get("choices"):
        return any(error.values()) if isinstance(error, Mapping) else bool(error)
    return bool(
        error not in (None, False, "")
        or content.get("errors")
        or content.get("error_code")
        or content.get("success") is False
        or str(content.get("code") or "").lower() not in _FINE
        or content.get("detail")
    )


def error_fields_of(value: Any) -> Any:
    """Returns what of a value may make it an error."""
    if isinstance(value, BaseModel):
        marks = {name: getattr(value, name, None) for name in ("code", "object")}
        return {**marks, **extra_fields(value)}
    return value


def extra_fields(data: Any) -> dict[str, Any]:
    """Returns the fields of a model that the contract does not know, among them those of an error in its place.

    A field that the contract declares is the answer's own: FastGPT reports a failed node in `error`.
    """
    extra = getattr(data, "model_extra", None)
    if not extra:
        return {}
    return {**{name: getattr(data, name, None) for name in ("object", "success", "choices")}, **extra}
