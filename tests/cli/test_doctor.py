"""`mtmaisdk doctor` finds what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from aiohttp import web

from cli.conftest import Ended, Mock
from mtmaisdk.chat import backends
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.server import make_app

Cli = Callable[..., Ended]

TENANT = "tenant=707d0855-80ab-4e1f-a156-f1c4546cbf52"


def findings(ended: Ended) -> dict[str, bool]:
    rows = [json.loads(line) for line in ended.out.splitlines()]
    return {row["what"]: row["is_good"] for row in rows}


@pytest.mark.parametrize("backend", ["openai", "messages", "responses", "aitre", "fastgpt", "chatchat", "mtmai"])
def test_all_is_well(backend: str, cli: Cli) -> None:
    setting = ["--set", TENANT] if backend == "mtmai" else []
    ended = cli("doctor", "-b", backend, *setting)
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert [line.split()[:2] for line in lines] == [
        ["ok", what] for what in ("reach", "backend", "credentials", "answer", "stream")
    ]
    assert f"looks like {backend}" in lines[1]


@pytest.mark.parametrize("backend", ["openai", "messages", "responses", "fastgpt", "mtmai"])
@pytest.mark.parametrize("key", ["", "sk-WRONG"])
def test_a_key_that_is_missing_or_wrong(backend: str, key: str, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTMAI_API_KEY", key)
    with run_in_background(make_app(api_key="sk-RIGHT")) as url:
        monkeypatch.setenv("MTMAI_BASE_URL", url)
        ended = cli("doctor", "-b", backend, "--set", TENANT if backend == "mtmai" else "timeout:=30")
    last = ended.out.splitlines()[-1]
    assert ended.code == 1
    assert last.startswith("FAIL credentials " + ("the key was rejected: (" if key else "no key: set MTMAI_API_KEY"))
    assert "WRONG" not in ended.out


def test_another_api(cli: Cli, mock: Mock, tmp_path: Path) -> None:
    ended = cli("doctor", "--api", "responses", "-m", "m")
    assert (ended.code, ended.out.splitlines()[1].split()[1:4]) == (0, ["backend", "looks", "like"])
    assert "looks like responses" in ended.out
    state = tmp_path / "chat.json"
    for words in ("你好", "再见"):
        ended = cli("chat", "--api", "responses", "-m", "m", "--state", str(state), words)
    assert "第 2 个" in ended.out
    assert [request.path for request in mock.requests[-2:]] == ["/v1/responses"] * 2
    assert mock.requests[-1].json["store"] is False
    ended = cli("chat", "--api", "nothing", "你好")
    assert (ended.code, "unknown api 'nothing' of openai" in ended.err) == (2, True)


def test_nobody_is_there(cli: Cli, unused_tcp_port: int) -> None:
    ended = cli("doctor", "-u", f"http://127.0.0.1:{unused_tcp_port}")
    assert ended.code == 1
    assert ended.out.startswith("FAIL reach ")
    assert "Connection refused" in ended.out
    assert "_Paced" not in ended.out
    assert ended.out.count("\n") == 1


def test_a_server_of_another_kind(cli: Cli) -> None:
    app = web.Application()

    async def page(request: web.Request) -> web.Response:
        return web.Response(text="<html>welcome", content_type="text/html")

    app.router.add_route("*", "/{path:.*}", page)
    with run_in_background(app) as url:
        ended = cli("doctor", "-u", url, "--json")
    assert ended.code == 1
    assert findings(ended) == {"reach": True, "backend": False, "models": False}


def test_an_answer_fails_and_the_stream_does_not(cli: Cli, mock: Mock) -> None:
    # The requests that detect the backend.
    mock.faults.add("", times=5)
    mock.faults.add("status=500")
    ended = cli("doctor", "-b", "chatchat", "--json")
    assert ended.code == 1
    assert findings(ended) == {"reach": True, "backend": True, "answer": False, "stream": True}


def test_a_tenant_is_needed(cli: Cli) -> None:
    ended = cli("doctor", "-b", "mtmai")
    assert ended.code == 1
    assert ended.out.startswith("FAIL settings    mtmai: a tenant is required")


def test_a_sixth_backend_is_one_more_file(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "from mtmaisdk.chat.backends import openai\n\nclass SixthBackend(openai.OpenAIBackend):\n    name = 'sixth'\n"
    )
    (tmp_path / "sixth.py").write_text(code)
    monkeypatch.setattr(backends, "__path__", [*backends.__path__, str(tmp_path)])
    ended = cli("doctor", "-b", "sixth")
    assert ended.code == 0
    assert "looks like sixth, aitre, " in ended.out
    assert "sixth requires --model" in cli("chat", "-b", "sixth", "hi").err
