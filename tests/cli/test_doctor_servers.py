"""`mtmaisdk doctor` is right on servers that work, whatever they answer without a key."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiohttp import web

from cli.conftest import KEY, Ended
from mtmaisdk.mock.backends.chatchat import GENERATIONS, Chatchat
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.mock_server import run_mock_server

Cli = Callable[..., Ended]
CHATCHAT_USER = "1c9a7a7e-2f0e-4d76-8f6f-6d2a1b0c9e8d"
MODELS = {"object": "list", "data": [{"id": "m", "object": "model", "created": 1, "owned_by": "x", "root": "m"}]}
NESTED = {"detail": {"error": {"message": "Please request with valid api key!", "code": "invalid_api_key"}}}


@dataclass(frozen=True)
class Kind:
    """How a server behaves.

    Attributes:
        refusal: Status and answer without the key; `None` if it asks for none.
        done: Whether a stream ends with [DONE].
        field: The field of an answer's text.
        routes: Its routes.
    """

    refusal: tuple[int, Any] | None = None
    done: bool = True
    field: str = "content"
    routes: tuple[str, ...] = ("/v1/models", "/v1/chat/completions")


SERVERS = {
    "LMDeploy 0.6.5": Kind((401, NESTED)),
    "LMDeploy 0.10.2": Kind((401, NESTED), field="reasoning_content"),
    "LMDeploy 0.13": Kind((401, {"error": "Unauthorized"})),
    "LMDeploy 0.18": Kind((401, {"message": "Unauthorized.", "type": "authentication_error", "object": "error"})),
    "FastChat": Kind((401, {"detail": {"error": {"message": "", "type": "invalid_request_error", "param": None}}})),
    "LiteLLM": Kind((500, "Internal Server Error")),
    "LiteLLM with a database": Kind((401, {"error": {"message": "No api key passed in.", "code": "401"}})),
    "a gateway that hides behind a page": Kind((404, "<html>nothing here</html>")),
    "a gateway of InternLM": Kind((401, {"msgCode": "A0202", "msg": "user authenticate failed", "success": False})),
    "transformers serve": Kind(done=False),
    "reasoning alone": Kind(done=False, field="reasoning"),
    "Langchain-Chatchat 0.3": Kind(),
}


def chunk(field: str, text: str | None, reason: str | None = None) -> str:
    delta = {} if text is None else {"role": "assistant", field: text}
    return f"data: {json.dumps({'choices': [{'index': 0, 'delta': delta, 'finish_reason': reason}]})}\n\n"


class Server:
    """Plays one kind at a time."""

    def __init__(self) -> None:
        self.kind = Kind()

    async def answer(self, request: web.Request) -> web.Response:
        kind = self.kind
        if request.path not in kind.routes:
            return web.json_response({"detail": "Not Found"}, status=404)
        if kind.refusal is not None and request.headers.get("Authorization") != f"Bearer {KEY}":
            status, content = kind.refusal
            if isinstance(content, str):
                return web.Response(text=content, status=status)
            return web.json_response(content, status=status)
        if request.path == "/v1/models":
            return web.json_response(MODELS)
        asked = await request.json()
        if asked.get("stream"):
            text = chunk(kind.field, "一") + chunk(kind.field, "二") + chunk(kind.field, None, "stop")
            return web.Response(text=text + "data: [DONE]\n\n" * kind.done, content_type="text/event-stream")
        message = {"role": "assistant", "content": None, kind.field: "一二"}
        return web.json_response({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})


@pytest.fixture(scope="module")
def _server() -> Iterator[tuple[Server, str]]:
    server, app = Server(), web.Application()
    app.router.add_route("*", "/{path:.*}", server.answer)
    with run_in_background(app) as url:
        yield server, url


@pytest.fixture
def doctor(_server: tuple[Server, str], cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Examines a server of a kind."""
    # The key of the environment is for the address of the environment.
    monkeypatch.setenv("MTMAI_BASE_URL", _server[1])

    def doctor(kind: Kind, *arguments: str) -> Ended:
        _server[0].kind = kind
        return cli("doctor", "-u", _server[1], *arguments)

    return doctor


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_that_works(name: str, doctor: Callable[..., Ended]) -> None:
    ended = doctor(SERVERS[name])
    assert ended.code == 0, ended.out
    lines = ended.out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["ok", what] for what in ("reach", "backend", "credentials", "answer", "stream")
    ]
    assert "openai" in lines[1]
    assert ("of reasoning" in lines[3]) == (SERVERS[name].field != "content")


@pytest.mark.parametrize("name", [name for name, kind in SERVERS.items() if kind.refusal and kind.refusal[0] == 401])
@pytest.mark.parametrize("key", ["", "sk-WRONG"])
def test_a_missing_key_is_the_only_complaint(
    name: str, key: str, doctor: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTMAI_API_KEY", key)
    ended = doctor(SERVERS[name])
    *good, bad = ended.out.splitlines()
    assert all(line.startswith("ok ") for line in good)
    assert bad.startswith("FAIL credentials " + ("the key was rejected: (401)" if key else "no key: set MTMAI_API_KEY"))


def test_an_error_of_the_server_without_a_key(doctor: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTMAI_API_KEY", "")
    last = doctor(SERVERS["LiteLLM"]).out.splitlines()[-1]
    assert last.startswith("FAIL models")
    assert last.endswith("; no key was sent")


def test_a_server_that_lists_no_models_settles_nothing(doctor: Callable[..., Ended]) -> None:
    ended = doctor(replace(SERVERS["LiteLLM"], routes=("/v1/chat/completions",)), "--json")
    findings = [json.loads(line) for line in ended.out.splitlines()]
    assert (ended.code, [row["is_good"] for row in findings]) == (1, [True, False, False])


@pytest.mark.parametrize("says_so", [True, False])
def test_a_server_without_models_is_settled_by_its_answers(says_so: bool, cli: Cli) -> None:
    async def answer(request: web.Request) -> web.Response:
        body = await request.read()
        if request.path != "/api/chat" or request.method != "POST":
            return web.json_response({"detail": "Not Found"}, status=404)
        if b"query" not in body:
            detail = [{"loc": ["body", "query"], "msg": "field required", "type": "value_error.missing"}]
            return web.json_response({"detail": detail if says_so else "invalid"}, status=422)
        event = json.dumps({"text": "你好", "message_id": "1"})
        return web.Response(text=f"data: {event}\r\n\r\n", content_type="text/event-stream")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    with run_in_background(app) as url:
        ended = cli("doctor", "-b", "chatchat", "-u", url)
    assert ended.code == 0, ended.out
    assert ("looks like chatchat" if says_so else "is used as chatchat: ") in ended.out.splitlines()[1]


@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_generation_of_chatchat_is_recognized(generation: str, cli: Cli) -> None:
    with run_mock_server(backends={"chatchat": Chatchat(generation)}) as server:
        ended = cli("doctor", "-b", "chatchat", "-u", server.url, "--set", f"user_id={CHATCHAT_USER}")
    assert ended.code == 0, ended.out
    assert "looks like chatchat" in ended.out.splitlines()[1]


@pytest.mark.parametrize(
    ("path", "status", "answer"),
    [
        ("/chat/chat", 422, {"detail": [{"type": "missing", "loc": ["body", "query"], "msg": "Field required"}]}),
        ("/chat/chat/completions", 422, {"detail": [{"loc": ["body", "messages"], "msg": "field required"}]}),
        ("/api/chat", 200, {"LLM Response": "你好！"}),
    ],
)
@pytest.mark.parametrize("missing", [404, 405])
def test_chatchat_alone_at_its_address(path: str, status: int, answer: Any, missing: int, cli: Cli) -> None:
    async def reply(request: web.Request) -> web.Response:
        if request.path == path and request.method == "POST":
            return web.json_response(answer, status=status)
        return web.json_response({"detail": "Not Found"}, status=missing)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", reply)
    with run_in_background(app) as url:
        ended = cli("doctor", "-b", "openai", "-u", url)
    assert "FAIL backend     looks like chatchat, not openai" in ended.out


NEEDED = {"detail": [{"type": "missing", "loc": ["body", "max_tokens"], "msg": "Field required"}], "body": {}}
MESSAGES_REFUSALS = {
    "LMDeploy 0.18": (401, {"type": "error", "error": {"type": "authentication_error", "message": "Unauthorized."}}),
    "LMDeploy 0.14": (422, NEEDED),
    "vLLM": (400, {"error": {"message": "[{'loc': ('body', 'max_tokens'), 'msg': 'Field required'}]"}}),
    "new-api": (401, {"error": {"message": "无效的令牌", "type": "new_api_error"}}),
}


@pytest.mark.parametrize("lists_models", [True, False])
@pytest.mark.parametrize("name", MESSAGES_REFUSALS)
def test_servers_of_messages(name: str, lists_models: bool, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.path == "/v1/models" and lists_models and request.headers.get("Authorization"):
            return web.json_response({"data": [{"id": "m", "type": "model", "created_at": 1}], "has_more": False})
        if request.path != "/v1/messages" or request.method != "POST":
            return web.json_response({"detail": "Not Found"}, status=404)
        asked = await request.json()
        if "max_tokens" not in asked:
            status, content = MESSAGES_REFUSALS[name]
            return web.json_response(content, status=status)
        block = {"type": "text", "text": "一二"}
        if not asked.get("stream"):
            return web.json_response({"content": [block], "stop_reason": "end_turn"})
        begun, end = {"type": "content_block_start", "index": 0, "content_block": block}, {"type": "message_stop"}
        text = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in (begun, end))
        return web.Response(text=text, content_type="text/event-stream")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    with run_in_background(app) as url:
        # The key of the environment is for the address of the environment.
        monkeypatch.setenv("MTMAI_BASE_URL", url)
        ended = cli("doctor", "-b", "messages", *(() if lists_models else ("--model", "m")))
    assert ended.code == 0, ended.out
    assert ("looks like messages" in ended.out.splitlines()[1]) == (name != "new-api")
