"""Checks the credentials of a request."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hmac import compare_digest
from typing import Any, Literal

from aiohttp import web

from mtmaisdk.mock.contract import Operation, document


def check_credentials(
    operation: Operation, request: web.Request, api_key: str | None
) -> Literal["valid", "missing", "wrong"]:
    """Returns whether the credentials of a request satisfy one of the operation's `security` requirements.

    With an `api_key` only that is valid, as token, cookie or password, and it is required even if the contract also
    allows calls without credentials; otherwise any key that is not empty is.
    """
    asked = operation.definition.get("security", [])
    given = [key for scheme in schemes(operation) for key in _given(scheme, request) if key]
    if api_key is None or not any(asked):
        return "valid" if given or not all(asked) else "missing"
    if any(compare_digest(key.encode(), api_key.encode()) for key in given):
        return "valid"
    return "wrong" if given else "missing"


def schemes(operation: Operation) -> list[Mapping[str, Any]]:
    """Returns the security schemes of the operation, any of which is sufficient."""
    known = document()["components"]["securitySchemes"]
    return [known[name] for alternative in operation.definition.get("security", []) for name in alternative]


def _given(scheme: Mapping[str, Any], request: web.Request) -> Iterator[str]:
    if scheme["type"] == "apiKey":
        where = request.cookies if scheme["in"] == "cookie" else request.headers
        yield where.get(scheme["name"], "")
        return
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "basic" == scheme["scheme"]:
        with suppress(ValueError):
            yield base64.b64decode(value, validate=True).decode().partition(":")[2].strip()
    elif kind.lower() == scheme["scheme"]:
        yield value.strip()
