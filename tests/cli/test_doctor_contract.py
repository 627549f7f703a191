"""`mtmaisdk doctor --contract` asks what only reads, and compares the answers with the contract."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping

import pytest
from support.peers import TLS, peer, server_context

from cli.conftest import Ended, Mock
from mtmaisdk.cli.connection import Connection
from mtmaisdk.cli.contract_checks import recorded
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.mock_server import run_mock_server

Cli = Callable[..., Ended]


@pytest.mark.parametrize(
    ("backend", "settings"),
    [
        ("openai", {}),
        ("messages", {}),
        ("responses", {}),
        ("fastgpt", {"app_id": "66e29b870b24ce35330c0f08"}),
        ("chatchat", {}),
        ("mtmai", {"tenant": "707d0855-80ab-4e1f-a156-f1c4546cbf52"}),
    ],
)
def test_the_mock_server_is_as_the_contract_says(backend: str, settings: Mapping[str, str], cli: Cli) -> None:
    given = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
    ended = cli("doctor", "--contract", "-b", backend, *given)
    assert ended.code == 0, ended.out
    lines = ended.out.splitlines()
    assert any(re.fullmatch(r"ok   contract    \d+ answers are as the contract says", line) for line in lines)
    assert "http://127.0.0.1" in lines[0]


def test_what_a_server_answers_differently(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    with run_mock_server() as server:
        for path, answer in (
            ("/v1/encode", {"status": 404, "body": {"detail": "Not Found"}}),
            ("/v1/models/internlm2.5-latest", {"body": {"id": "a", "mood": 1}}),
        ):
            server.answer(when={"path": path}, **answer)
        ended = cli("doctor", "--contract", "-u", f"{server.url}/v1")
    assert ended.code == 1
    assert [line for line in ended.out.splitlines() if line.startswith("FAIL")] == [
        "FAIL contract    openai:get_model 200 mood: not in the contract (integer, such as 1)"
    ]
    assert "ok   lacking     the server does not have POST /v1/encode (404)" in ended.out
    assert "ok   left out    arguments are unknown: get_response (response_id), " in ended.out


def test_what_gateways_have_beside_openais_api_is_asked(cli: Cli, mock: Mock) -> None:
    ended = cli("doctor", "--contract")
    assert ended.code == 0, ended.out
    assert [request.json for request in mock.requests if request.operation == "midjourney:list_tasks"]
    assert "fetch_task (id)" in ended.out


def test_the_server_is_asked_with_the_settings_of_the_client() -> None:
    certificates = {"ssl_ca_cert": str(TLS / "authority.pem"), "cert_file": str(TLS / "client.pem")}
    with peer(tls=server_context(client_needs_certificate=True)) as server, peer() as proxy:
        for url, settings in (
            (server.url, certificates),
            ("http://api.test", {"proxy": f"http://me:SECRET@{proxy.authority}"}),
        ):
            exchanges: list[Exchange] = []
            with (
                recorded(Connection("openai", f"{url}/v1", "KEY", settings=settings), exchanges) as through,
                through.chat(retries=0) as chat,
            ):
                chat.api.list_models()
            assert [(each.path, each.status) for each in exchanges] == [("/v1/models", 200)]
        assert server.certificates[0]["subject"] == ((("commonName", "Test client"),),)
        assert proxy.heads[0].startswith("GET http://api.test/v1/models HTTP/1.1")
        assert "Proxy-Authorization: Basic bWU6U0VDUkVU" in proxy.heads[0]


def test_nobody_is_there(cli: Cli, unused_tcp_port: int) -> None:
    ended = cli("doctor", "--contract", "-u", f"http://127.0.0.1:{unused_tcp_port}")
    assert (ended.code, ended.out.count("\n"), ended.out[:12]) == (1, 1, "FAIL reach  ")


def test_packages_are_missing(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mtmaisdk.mock.recorder", None)
    ended = cli("doctor", "--contract")
    assert (ended.code, "--contract requires more packages: pip install" in ended.err) == (1, True)
