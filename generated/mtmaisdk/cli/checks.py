"""Checks a server step by step, until a step fails that the next ones depend on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from mtmaisdk.chat.backends import backend_class, backend_names
from mtmaisdk.cli.contract_checks import ask_harmless, drift_of, recorded
from mtmaisdk.cli.errors import is_about_key
from mtmaisdk.clients.rest.exceptions import ApiConnectionException, ApiException, OpenApiException, ServiceException
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.settings.timeouts import Timeouts
from mtmaisdk.clients.rest.wire.address import address_of, read_host, server_of
from mtmaisdk.clients.rest.wire.json_text import parse_json

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat
    from mtmaisdk.chat.backend import Probe
    from mtmaisdk.cli.connection import Connection
    from mtmaisdk.clients.rest.sync import ApiClient
    from mtmaisdk.mock.exchange import Exchange

QUESTION = "请从一数到十。"
"""The question to ask."""

_BUFFERED_AFTER = 1.0
"""Seconds that an answer has to take before buffering can be told from a fast server."""


class Finding(NamedTuple):
    """The result of a check: whether it passed, what was checked, and what was found or is wrong."""

    is_good: bool
    what: str
    said: str


def examine(
    connection: Connection, model: str | None, timeout: float, with_contract: bool = False
) -> Iterator[Finding]:
    """Checks a server and yields the findings; each step may take `timeout` seconds.

    By default the model that is set is asked, or the first that the server lists. With the contract, each harmless
    operation is asked, too, and what is answered is compared with the contract.
    """
    try:
        # No retries: occasional failures should show.
        chat = connection.chat(timeout=timeout, retries=0)
    except (ValueError, TypeError, OpenApiException) as error:
        yield Finding(False, "settings", str(error))
        return
    with chat:
        reached = _reach(chat, timeout)
        yield reached
        if not reached.is_good:
            return
        detected = _detect(chat, connection, timeout)
        answers: Iterable[Finding] = _answers(chat, connection, model)
        if with_contract:
            answers = _with_contract(connection, model, timeout)
        if not detected.is_good:
            # Without a key some servers say nothing that tells them apart: what they do with the key settles it.
            answers = [*answers]
            worked = [finding for finding in answers if finding.is_good]
            if worked and not any(finding.what == "models" for finding in answers):
                detected = Finding(True, "backend", f"is used as {connection.backend}: {worked[0].said}")
        yield detected
        yield from answers


def _with_contract(connection: Connection, model: str | None, timeout: float) -> Iterator[Finding]:
    exchanges: list[Exchange] = []
    with recorded(connection, exchanges) as through, through.chat(timeout=timeout, retries=0) as chat:
        here, there = (server_of(each.base_url) for each in (through, connection))
        for finding in _answers(chat, through, model):
            yield finding._replace(said=finding.said.replace(here, there))
        asked = [*ask_harmless(chat, exchanges)]
    yield from (Finding(*each) for each in drift_of(exchanges))
    if left_out := [f"{name} ({unknown})" for name, unknown in asked if unknown]:
        yield Finding(True, "left out", f"arguments are unknown: {', '.join(left_out)}")


def _reach(chat: Chat, timeout: float) -> Finding:
    client, begun = chat.api.api_client, monotonic()
    host = client.configuration.host
    try:
        with suppress(ApiException):
            client.send_external(Request.external("GET", f"{host}/", timeouts=Timeouts.parse(timeout)))
    except ApiConnectionException as error:
        return Finding(False, "reach", f"the server cannot be reached: {error}")
    return Finding(True, "reach", f"{host} responds, after {(monotonic() - begun) * 1000:.0f} ms")


def _detect(chat: Chat, connection: Connection, timeout: float) -> Finding:
    client, host = chat.api.api_client, read_host(connection.base_url)[0]
    backends, wanted = [backend_class(name) for name in backend_names()], chat.backend
    is_complete = client.configuration.complete_address
    # Whether a server has another API is asked only if that is used.
    apis = {name for backend in backends for name in backend.apis.values()} - {wanted}
    backends = [backend for backend in backends if backend.name not in apis]
    # Backends with the same API share a probe.
    fitting: dict[Probe, bool] = {}
    for probe, paths in {backend.probe: backend.paths for backend in backends}.items():
        urls = (address_of(host, path, paths, is_complete) for path in (probe.path, *probe.others))
        fitting[probe] = any(_fits(client, url, probe, timeout) for url in urls)
    found = [backend.name for backend in backends if fitting[backend.probe]]
    if wanted in found:
        others = [name for name in found if name != wanted]
        return Finding(True, "backend", f"looks like {wanted}" + ", ".join(["", *others]))
    if found:
        return Finding(False, "backend", f"looks like {', '.join(found)}, not {wanted}: see --backend")
    return Finding(False, "backend", f"looks like no backend, not even {wanted}: is the address right?")


def _fits(client: ApiClient, url: str, probe: Probe, timeout: float) -> bool:
    body, headers = (b"{}", {"Content-Type": "application/json"}) if probe.method == "POST" else (None, {})
    request = Request.external(probe.method, url, body, headers, Timeouts.parse(timeout))
    try:
        answer = client.send_external(request)
        return probe.recognizes(answer.status_code, answer.data)
    except ApiException as error:
        content = None
        with suppress(ValueError):
            content = parse_json(error.body or "")
        return probe.recognizes(error.status or 0, content if isinstance(content, dict) else {})
    except OpenApiException:
        return False


def _answers(chat: Chat, connection: Connection, model: str | None) -> Iterator[Finding]:
    backend, with_key = chat.conversation.backend, f"with{'out a' if connection.key is None else ' the'} key"
    try:
        models = backend.list_models(chat.api)
    except OpenApiException as error:
        yield _failure(connection, error, "models", "the models cannot be listed: ")
        return
    options: dict[str, Any] = {}
    if models is not None:
        yield Finding(True, "credentials", f"the server lists its models {with_key}")
        if "model" in backend.option_names():
            known = model or connection.settings.get("model") or os.environ.get("MTMAI_MODEL")
            chosen = known or next((each.id for each in models), None)
            if not chosen:
                yield Finding(False, "models", "the server lists none: give --model")
                return
            options = {"model": chosen}
    elif model is not None:
        options = {"model": model}
    try:
        plain = _plain(chat, options)
    except (OpenApiException, ValueError, TypeError) as error:
        plain = _failure(connection, error, "answer")
        if is_about_key(error):
            yield plain
            return
    if models is None and plain.is_good:
        yield Finding(True, "credentials", f"the server answers {with_key}")
    yield plain
    try:
        yield _streamed(chat, options)
    except (OpenApiException, ValueError, TypeError) as error:
        yield Finding(False, "stream", str(error))


def _plain(chat: Chat, options: dict[str, Any]) -> Finding:
    begun = monotonic()
    reply = chat.send(QUESTION, **options)
    # A model that reasons may use up all its tokens before it answers.
    said = reply.text.strip() or reply.reasoning.strip()
    if not said:
        return Finding(False, "answer", "the answer has no text")
    what = "characters" if reply.text.strip() else "characters of reasoning"
    by = f" by {options['model']}" if "model" in options else ""
    return Finding(True, "answer", f"{len(said)} {what}{by}, after {monotonic() - begun:.2f} s")


def _streamed(chat: Chat, options: dict[str, Any]) -> Finding:
    begun = monotonic()
    with chat.stream(QUESTION, **options) as stream:
        times = [monotonic() - begun for event in stream if event.type in ("text", "reasoning")]
    if not times:
        return Finding(False, "stream", "the stream has no text")
    first, last = times[0], monotonic() - begun
    if len(times) > 1 and last > _BUFFERED_AFTER and first > 0.95 * last:
        return Finding(False, "stream", f"all text arrived at once after {first:.2f} s: a proxy may buffer the stream")
    pieces = "one piece" if len(times) == 1 else f"{len(times)} pieces"
    return Finding(True, "stream", f"{pieces}, the first after {first:.2f} s, the last after {last:.2f} s")


def _failure(connection: Connection, error: Exception, what: str, said: str = "") -> Finding:
    if not is_about_key(error):
        # LiteLLM answers a request without a key with 500.
        is_keyless = connection.key is None and isinstance(error, ServiceException)
        return Finding(False, what, f"{said}{error}" + ("; no key was sent" if is_keyless else ""))
    if connection.key is None and "username" not in connection.settings:
        return Finding(False, "credentials", f"no key: set MTMAI_API_KEY, or give --api-key-file or a profile; {error}")
    return Finding(False, "credentials", f"the key was rejected: {error}")
