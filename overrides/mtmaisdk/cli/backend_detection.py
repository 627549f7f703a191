"""Detects a server's backend by its responses to requests without credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtmaisdk.chat.backends import backend_class, backend_names
from mtmaisdk.clients.rest.exceptions import ApiException, OpenApiException
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.settings.timeouts import Timeouts
from mtmaisdk.clients.rest.wire.address import address_of, read_host
from mtmaisdk.clients.rest.wire.json_text import parse_json

if TYPE_CHECKING:
    from mtmaisdk.chat.backend import Probe
    from mtmaisdk.clients.rest.sync import ApiClient


def detect_backends(client: ApiClient, address: str, timeout: float) -> list[str]:
    """Returns the backends that a server may be; each request may take `timeout` seconds."""
    # Backends with the same API share a probe.
    answers: dict[Probe, bool] = {}
    found, host = [], read_host(address)[0]
    for name in backend_names():
        backend = backend_class(name)
        if backend.probe not in answers:
            url = address_of(host, backend.probe.path, backend.paths, client.configuration.complete_address)
            answers[backend.probe] = _fits(client, url, backend.probe, timeout)
        if answers[backend.probe]:
            found.append(name)
    return found


def _fits(client: ApiClient, url: str, probe: Probe, timeout: float) -> bool:
    body, headers = (b"{}", {"Content-Type": "application/json"}) if probe.method == "POST" else (None, {})
    request = Request.external(probe.method, url, body, headers, Timeouts.parse(timeout))
    try:
        answer = client.send_external(request)
        return probe.recognizes(answer.status_code, answer.data)
    except ApiException as error:
        return probe.recognizes(error.status or 0, _object(error.body))
    except OpenApiException:
        return False


def _object(body: str | None) -> dict[str, Any]:
    try:
        content = parse_json(body or "")
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
