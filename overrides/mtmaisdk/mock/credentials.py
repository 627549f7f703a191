"""Tells whether a request has the credentials that its operation asks for."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from hmac import compare_digest
from typing import Any, Literal

from aiohttp import web

from mtmaisdk.mock.contract import Operation, document


def check_credentials(
    operation: Operation, request: web.Request, api_key: str | None
) -> Literal["good", "none", "wrong"]:
    """Returns whether the request may call the operation, and if not, whether it has credentials at all.

    Args:
        operation: What is called; one of its `security` must be met.
        request: The request.
        api_key: The one key that counts, as token, as cookie or as password, also where the contract lets a call
            without any pass; `None` for any that is not empty.
    """
    asked = operation.definition.get("security", [])
    given = [key for scheme in schemes(operation) for key in _given(scheme, request) if key]
    if api_key is None or not any(asked):
        return "good" if given or not all(asked) else "none"
    if any(compare_digest(key.encode(), api_key.encode()) for key in given):
        return "good"
    return "wrong" if given else "none"


def schemes(operation: Operation) -> list[Mapping[str, Any]]:
    """Returns the security schemes of which one will do."""
    return [_scheme(name) for alternative in operation.definition.get("security", []) for name in alternative]


def _scheme(name: str) -> Mapping[str, Any]:
    scheme: Mapping[str, Any] = document()["components"]["securitySchemes"][name]
    return scheme


def _given(scheme: Mapping[str, Any], request: web.Request) -> Iterator[str]:
    if scheme["type"] == "apiKey":
        where = request.cookies if scheme["in"] == "cookie" else request.headers
        yield where.get(scheme["name"], "")
        return
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != scheme["scheme"]:
        return
    if scheme["scheme"] == "basic":
        try:
            value = base64.b64decode(value, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return
    yield value.strip()
