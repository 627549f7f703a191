"""Tells which backend a server looks like, from what it says to requests without credentials."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from mtmaisdk.chat.address import base_address
from mtmaisdk.clients.rest.exceptions import ApiException, OpenApiException
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.settings.timeouts import Timeouts

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.sync import ApiClient

_NO_TENANT = "00000000-0000-0000-0000-000000000000"


class _Probe(NamedTuple):
    """A request that asks nothing of a model, and how the answer of such a backend is known."""

    backends: tuple[str, ...]
    method: str
    path: str
    fits: Callable[[int, dict[str, Any]], bool]


def _is_openai(status: int, answer: dict[str, Any]) -> bool:
    if isinstance(answer.get("data"), list):
        return True
    return status in (401, 403) and (answer.get("object") == "error" or isinstance(answer.get("error"), dict))


def _is_mtmai(status: int, answer: dict[str, Any]) -> bool:
    if "rows" in answer or isinstance(answer.get("errors"), list):
        return True
    return status in (401, 403) and list(answer) == ["message"]


_PROBES = (
    _Probe(("openai", "aitre"), "GET", "/v1/models", _is_openai),
    _Probe(
        ("fastgpt",), "POST", "/api/core/chat/getHistories", lambda _, answer: {"code", "statusText"} <= answer.keys()
    ),
    _Probe(("mtmai",), "GET", f"/api/v1/tenants/{_NO_TENANT}/chat/models", _is_mtmai),
    _Probe(
        ("chatchat",),
        "POST",
        "/api/chat",
        lambda status, answer: status == 422 and isinstance(answer.get("detail"), list),
    ),
)


def looks_like(client: ApiClient, address: str, timeout: float) -> list[str]:
    """Returns the backends that a server may be.

    Args:
        client: What to ask with.
        address: The server's address, as it was pasted.
        timeout: Seconds for each question.
    """
    found: list[str] = []
    for probe in _PROBES:
        paths = import_module(f"mtmaisdk.chat.backends.{probe.backends[0]}").Backend.paths
        url = base_address(address, paths) + probe.path
        body = b"{}" if probe.method == "POST" else None
        headers = {"Content-Type": "application/json"} if body else {}
        try:
            answer = client.send_external(Request.external(probe.method, url, body, headers, Timeouts.parse(timeout)))
            status, content = answer.status_code, answer.data
        except ApiException as error:
            status, content = error.status or 0, _object(error.body)
        except OpenApiException:
            continue
        if probe.fits(status, content):
            found += probe.backends
    return found


def _object(body: str | None) -> dict[str, Any]:
    try:
        content = json.loads(body or "")
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
