"""Recognizes and reads errors in JSON, in the dialects of all known servers."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from mtmaisdk.clients.rest.wire.json_text import parse_json


class ErrorBody(NamedTuple):
    """What an error body says: the server's message, its own code, a number or a word, and its own type of error."""

    message: str | None = None
    code: Any = None
    type: str | None = None


class ErrorDialect(NamedTuple):
    """How some servers write an error.

    Attributes:
        mark: Field whose value tells an error from an answer.
        is_error: Whether a value of that field marks an error.
        message: Fields that may have the message.
        code: Field that has the error code.
        type: Field that has the error type.
        sign: Field that only an error has; `mark` by default.
        in_answer: Whether a value of `mark` marks an error next to `choices`, where gateways add fields of their own.
        nested: Returns the object in `mark` that may have message, code and type; they may also lie beside it.
        is_declared: Whether `mark` counts even if the contract declares it. By default a declared field belongs to
            the answer: FastGPT reports a failed node in `error`.
    """

    mark: str
    is_error: Callable[[Any], bool]
    message: tuple[str, ...]
    code: str = "code"
    type: str = "type"
    sign: str | None = None
    in_answer: Callable[[Any], bool] = lambda _: False
    nested: Callable[[Any], Any] = lambda value: value
    is_declared: bool = False


# Codes of success from servers that send a code with every answer.
_SUCCESS_CODES = ("", "0", "200", "0000", "00000", "ok", "success")


def _has_content(error: Any) -> bool:
    return any(error.values()) if isinstance(error, Mapping) else bool(error)


def _is_error_word(value: Any) -> bool:
    return bool(value == "error")


def _is_http_error(status: Any) -> bool:
    return isinstance(status, (int, str)) and str(status).isdecimal() and 400 <= int(status) < 600


def _is_error_status(status: Any) -> bool:
    return _is_error_word(status) or _is_http_error(status)


def _is_error_code(code: Any) -> bool:
    return str(code or "").lower() not in _SUCCESS_CODES


def _first_dict(values: Any) -> dict[str, Any]:
    return next((value for value in values if isinstance(value, dict)), {}) if isinstance(values, list) else {}


# A new dialect is one more row. Fields of messages are looked for in this order, as gateways do with the errors of
# their upstreams (one-api, new-api).
_DIALECTS = (
    # OpenAI, most gateways, vLLM.
    ErrorDialect("error", lambda error: error not in (None, False, ""), ("message", "error"), in_answer=_has_content),
    # LMDeploy; every answer has `object`, and only an error has `message`.
    ErrorDialect("object", _is_error_word, ("message",), sign="message", in_answer=_is_error_word, is_declared=True),
    # hatchet, and so mtmai.
    ErrorDialect("errors", bool, ("description",), nested=_first_dict),
    # Wrappers around a model's API.
    ErrorDialect(
        "success", lambda value: value is False, ("msg", "err", "error_msg"), code="msgCode", is_declared=True
    ),
    # FastAPI.
    ErrorDialect("detail", bool, ("detail",)),
    # LMDeploy's proxy, Baidu.
    ErrorDialect("error_code", bool, ("text",), code="error_code"),
    # MiniMax.
    ErrorDialect(
        "base_resp",
        lambda value: isinstance(value, Mapping) and value.get("status_code") not in (0, "0", None),
        ("status_msg",),
        code="status_code",
    ),
    # Tencent Cloud.
    ErrorDialect(
        "Response",
        lambda value: isinstance(value, Mapping) and bool(value.get("Error")),
        ("Message",),
        code="Code",
        nested=lambda value: isinstance(value, Mapping) and value.get("Error"),
    ),
    # OpenAI's Responses, in the event of a failed response.
    ErrorDialect(
        "response",
        lambda value: isinstance(value, Mapping) and bool(value.get("error")),
        (),
        nested=lambda value: isinstance(value, Mapping) and {"error": value.get("error")},
    ),
    # Gateways: WeChat's kind, Azure's, Spring's.
    ErrorDialect("errcode", bool, ("errmsg",), code="errcode"),
    ErrorDialect("statusCode", _is_http_error, ("message",), code="statusCode"),
    ErrorDialect("status", _is_error_status, ("message", "msg"), code="status", is_declared=True),
    # FastGPT, Chatchat.
    ErrorDialect("code", _is_error_code, ("message", "msg"), type="statusText", is_declared=True),
)

_BY_MARK = {dialect.mark: dialect for dialect in _DIALECTS}
_FIELDS = frozenset(
    field for dialect in _DIALECTS for field in (dialect.mark, dialect.code, dialect.type, *dialect.message)
)
_ANSWER = "choices"
_MODEL_TYPE = type(BaseModel)
_DECLARED = (_ANSWER, *(dialect.mark for dialect in _DIALECTS if dialect.is_declared))
_MESSAGES = tuple(dict.fromkeys(field for dialect in _DIALECTS for field in dialect.message))
_CODES = tuple(dict.fromkeys(dialect.code for dialect in _DIALECTS))
_TYPES = tuple(dict.fromkeys(dialect.type for dialect in _DIALECTS))

ERROR_SIGNS = frozenset(dialect.sign or dialect.mark for dialect in _DIALECTS)
"""Fields that an error has and most answers have not; without one of them nothing else need be examined."""


def is_error(content: Any) -> bool:
    """Whether JSON received in place of an answer is an error, in any dialect."""
    if isinstance(content, list) and len(content) == 1 and isinstance(content[0], dict):
        # Gemini; an item of an answer has other fields.
        return _FIELDS.issuperset(content[0]) and is_error(content[0])
    if not isinstance(content, dict):
        return False
    has_answer = bool(content.get(_ANSWER))
    for name, value in content.items():
        dialect = _BY_MARK.get(name)
        if dialect is not None and (dialect.in_answer if has_answer else dialect.is_error)(value):
            return True
    return False


def error_fields_of(value: Any) -> dict[str, Any]:
    """Returns the fields of a model or JSON value that may make it an error.

    Those of a model are its unknown fields, and the declared ones that mark an error all the same.
    """
    # `isinstance` of a model would call its metaclass.
    kind: Any = type(value)
    if isinstance(kind, _MODEL_TYPE):
        fields, extra = value.__dict__, value.__pydantic_extra__
        found = {name: fields[name] for name in _declared_by(kind)}
        return found | extra if extra else found
    return value if isinstance(value, dict) else {}


@cache
def _declared_by(model: type[BaseModel]) -> list[str]:
    return [name for name in _DECLARED if name in model.model_fields]


_TITLE = re.compile(r"\s*<.*?<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_TEXT_SHOWN = 200
_HEAD = 4096
"""Characters of a web page in which its title is looked for."""


def read_error_body(body: str | None) -> ErrorBody:
    """Returns what an error body says; never raises. Of a proxy's web page the title is returned.

    The error may be nested in its dialect's mark, once or twice, and may be the data of a server-sent event (FastGPT).
    """
    try:
        content = parse_json(body or "")
    except ValueError:
        if data := [line[5:].strip() for line in (body or "").splitlines() if line.startswith("data:")]:
            return read_error_body(data[0])
        title = _TITLE.match((body or "")[:_HEAD])
        return ErrorBody(f"a web page, {html.unescape(' '.join(title[1].split()))!r}" if title else None)
    if isinstance(content, str):
        return ErrorBody(content)
    content = _first_dict([content, *(content if isinstance(content, list) else ())])
    nested = [_first_dict([dialect.nested(content.get(dialect.mark))]) for dialect in _DIALECTS]
    sources = [*(_first_dict([source.get("error"), source]) for source in nested), content]
    message = next((text for source in sources if (text := _message(source))), None)
    if message and isinstance(reasons := content.get("zodError"), list):
        # FastGPT says only there what is wrong.
        message = "; ".join([message, *map(_validation_message, reasons)])
    code, kind = _first_value(sources, _CODES), _first_value(sources, _TYPES)
    if message is None and is_error(content):
        named = [f"{name} {value!r}" for name, value in (("code", code), ("type", kind)) if value is not None]
        message = ", ".join(["an error without a message", *named])
    return ErrorBody(message, code, kind)


def failure_message(part: str) -> str:
    """Returns why an answer ended with the finish reason `error`.

    The part of the answer with the reason, which is JSON, may have an error, or a text that ends in one.
    """
    if said := read_error_body(part).message:
        return said
    content = parse_json(part)
    message = _first_dict([content.get("message"), content.get("delta")])
    text = " ".join(str(message.get("content") or "").split())[-_TEXT_SHOWN:]
    return "the answer ended with the finish reason 'error'" + (f": {text}" if text else "")


def _message(source: Mapping[str, Any]) -> str | None:
    for key in _MESSAGES:
        value = source.get(key)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, list) and value:
            return "; ".join(_validation_message(item) for item in value)
    return None


def _validation_message(item: Any) -> str:
    """Returns the message of one item of FastAPI's `detail` or FastGPT's `zodError`."""
    if not isinstance(item, dict):
        return str(item)
    location, text = item.get("loc", item.get("path")), item.get("msg", item.get("message"))
    place = ".".join(map(str, location)) if isinstance(location, list) else ""
    return f"{place}: {text}" if place else str(text)


def _first_value(sources: list[dict[str, Any]], keys: tuple[str, ...]) -> Any:
    return next((source[key] for source in sources for key in keys if source.get(key) not in (None, "")), None)
