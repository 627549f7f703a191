"""Asks a server its harmless operations, and compares all that it answers with the contract."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from mtmaisdk.cli.connection import Connection
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.wire.address import read_host, server_of
from mtmaisdk.install_hint import install_hint

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat
    from mtmaisdk.mock.contract import Operation
    from mtmaisdk.mock.exchange import Exchange

_LACKING = (404, 405, 501)
_ID = re.compile(r"(^|_)(id|key|model)$")
"""Arguments whose values only the server knows; of a list of ids it leaves out those that it does not know."""


@contextmanager
def recorded(connection: Connection, exchanges: list[Exchange]) -> Iterator[Connection]:
    """Yields a connection to the same server whose exchanges are recorded; all of them are there in the end."""
    try:
        from mtmaisdk.mock.background import run_in_background
        from mtmaisdk.mock.drift import Findings  # noqa: F401
        from mtmaisdk.mock.recorder import make_recorder
    except ModuleNotFoundError as error:
        raise click.ClickException(f"--contract requires more packages: {install_hint('mock')}") from error
    parts, upstream = urlsplit(connection.base_url), server_of(read_host(connection.base_url)[0])
    with connection.chat() as chat:
        configuration = chat.api.api_client.configuration
    tls = configuration.ssl_context() if parts.scheme.lower() == "https" else None
    with run_in_background(make_recorder(upstream, exchanges.append, tls=tls, proxy=configuration.proxy)) as url:
        user = "".join(parts.netloc.rpartition("@")[:2])
        address = parts._replace(scheme="http", netloc=user + urlsplit(url).netloc).geturl()
        # A proxy is for the way to the server only.
        yield replace(connection, base_url=address, settings={**connection.settings, "proxy": ""})


def ask_harmless(chat: Chat, exchanges: Sequence[Exchange]) -> Iterator[tuple[str, str]]:
    """Calls each harmless operation whose arguments are known; yields each name, and why it was not called.

    Arguments are those of the conversation, of the requests so far, and of the contract's examples.
    """
    from mtmaisdk.clients.rest.sync import MidjourneyApi, OpenAIApi
    from mtmaisdk.mock.contract import load

    sent = [json.loads(exchange.request_body or b"{}") for exchange in exchanges]
    models = [body["model"] for body in sent if isinstance(body, dict) and body.get("model")]
    known = {**chat.conversation.backend.given, **chat.state, **({"model": models[0]} if models else {})}
    apis = {type(chat.api).__name__: chat.api}
    if isinstance(chat.api, OpenAIApi):
        # Gateways have both.
        apis["MidjourneyApi"] = MidjourneyApi(chat.api.api_client)
    for operation in load():
        is_harmless = operation.http_method == "GET" or operation.definition.get("x-harmless")
        api = apis.get(f"{operation.tag}Api")
        if api is None or not is_harmless:
            continue
        method = getattr(api, operation.method)
        arguments, unknown = _arguments(operation, inspect.signature(method).parameters, known)
        if not unknown:
            # The exchange tells; invalid arguments are not sent.
            with suppress(OpenApiException, ValueError, TypeError):
                method(**arguments)
        yield operation.method, ", ".join(unknown)


def _arguments(
    operation: Operation, parameters: Mapping[str, inspect.Parameter], known: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Returns arguments, and the names of those that are required and unknown."""
    declared = operation.definition["parameters"]
    examples = {each["name"]: each.get("example", each.get("x-example")) for each in declared}
    in_path = {_plain(each["name"]) for each in declared if each["in"] == "path"}
    examples |= operation.request_examples[0].value if operation.request_examples else {}
    plain = {_plain(name): value for name, value in examples.items()}
    arguments = {name: known[name] for name in parameters if known.get(name)}
    required = [
        name for name, each in parameters.items() if each.default is each.empty and each.kind is not each.VAR_KEYWORD
    ]
    missing = [name for name in required if name not in arguments]
    unknown = [name for name in missing if _ID.search(name) or _plain(name) in in_path or _plain(name) not in plain]
    return {**arguments, **{name: plain.get(_plain(name)) for name in missing}}, unknown


def _plain(name: str) -> str:
    return re.sub(r"[_-]", "", name).lower()


def drift_of(exchanges: Sequence[Exchange]) -> Iterator[tuple[bool, str, str]]:
    """Yields what differs from the contract, and what the server does not have: whether it is good, what, and said."""
    from mtmaisdk.mock.drift import Findings

    found = Findings()
    lacking = [exchange for exchange in exchanges if exchange.status in _LACKING]
    differences = [new for exchange in exchanges if exchange not in lacking for new in found.add(exchange)]
    for finding in differences:
        yield finding.is_note, "contract", str(finding)
    if not differences:
        yield True, "contract", f"{len(exchanges) - len(lacking)} answers are as the contract says"
    if lacking:
        named = dict.fromkeys(f"{each.method} {urlsplit(each.path).path} ({each.status})" for each in lacking)
        yield True, "lacking", f"the server does not have {', '.join(named)}"
