"""What a server sends cannot steer the terminal, whatever the command shows of it; a pipe gets it as it is."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

import mtmaisdk.cli
from cli.conftest import Ended, Mock
from mtmaisdk.mock.background import run_in_background

Cli = Callable[..., Ended]

CONTROLS = "a\x1b]52;c;ZXZpbA==\x07\x1b[2J\x00\x08\r\x7f\x84\x9b2Jb"
EVIL = f"{CONTROLS} \u202egnp.exe\u202c \u2066c\u2069\u202a\u202b\u202d\u2067\u2068"
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\[\d*[AGK]|\x1b\[\?25[lh]|\r")
"""What rich writes itself: styles, and what redraws a line; the hostile text has none of them."""
TENANT = "tenant=707d0855-80ab-4e1f-a156-f1c4546cbf52"


def sse(*events: tuple[str, Any]) -> str:
    return "".join(f"event: {name}\n" * bool(name) + f"data: {json.dumps(data)}\n\n" for name, data in events)


def talk(text: str) -> list[dict[str, Any]]:
    call = {"index": 0, "id": text, "type": "function", "function": {"name": text, "arguments": text}}
    deltas = [{"reasoning_content": text}, {"content": text}, {"tool_calls": [call]}]
    return [{"choices": [{"index": 0, "delta": each, "finish_reason": None}]} for each in deltas]


NODE = {"moduleName": EVIL, "quoteList": [{"sourceName": EVIL, "q": EVIL}], "errorText": EVIL}
TOOL = {"tool": {"id": EVIL, "toolName": EVIL, "functionName": EVIL, "params": EVIL, "response": EVIL}}
MESSAGE = {"index": 0, "message": {"role": "assistant", "content": EVIL, "reasoning_content": EVIL}}
ANSWERS: dict[str, Any] = {
    "/v1/chat/completions": {"choices": [{**MESSAGE, "finish_reason": EVIL}]},
    "/v1/models": {"data": [{"id": EVIL, "object": EVIL, "owned_by": EVIL}]},
    "/v1/embeddings": {"data": [{"index": 0, "embedding": EVIL}]},
    "/v1/rerank": {"results": [{"index": 0, "document": EVIL, "relevance_score": 0.5}]},
    "/v1/encode": {"input_ids": EVIL, "length": EVIL},
    "/v1/audio/transcriptions": {"text": EVIL, "language": EVIL},
    "/v1/images/generations": {"data": [{"url": f"http://127.0.0.1:1/{EVIL}"}, {"b64_json": EVIL}]},
    "/mj/submit/imagine": {"code": 1, "description": EVIL, "result": EVIL},
    "/api/core/chat/history/getHistories": {
        "code": 200,
        "data": {"list": [{"chatId": EVIL, "title": EVIL, "updateTime": EVIL}], "total": 1},
    },
    "/api/core/chat/record/getPaginationRecords": {
        "code": 200,
        "data": {"list": [{"obj": EVIL, "value": [{"text": {"content": EVIL}}], "time": EVIL}], "total": 1},
    },
    "/api/v1/tenants/707d0855-80ab-4e1f-a156-f1c4546cbf52/chat/models": {
        "rows": [{"metadata": {"id": "1"}, "id": EVIL, "label": EVIL, "description": EVIL}]
    },
    "fetch": {"id": EVIL, "status": "SUCCESS", "progress": EVIL, "imageUrl": "data:image/png;base64,iVBORw0KGgo="}
    | {"buttons": [{"customId": EVIL, "label": EVIL, "emoji": EVIL}]},
    "/v1/audio/speech": {"error": {"message": EVIL, "code": EVIL}},
}
STREAMS = {
    "/v1/chat/completions": [*(("", each) for each in talk(EVIL)), ("", {"choices": [{"finish_reason": EVIL}]})],
    "/api/v1/chat/completions": [
        ("flowNodeStatus", {"status": EVIL, "name": EVIL}),
        ("toolCall", TOOL),
        ("toolResponse", TOOL),
        ("flowNodeResponse", NODE),
        (EVIL.replace("\r", ""), {}),
        *(("answer", each) for each in talk(EVIL)[:2]),
        ("answer", {"choices": [{"delta": {}, "finish_reason": EVIL}]}),
    ],
}
FASTGPT = ["-b", "fastgpt", "--set", "app_id=app"]
COMMANDS: dict[str, list[str]] = {
    "chat": ["chat", "-m", "m", "hi"],
    "chat --plain": ["chat", "-m", "m", "--plain", "hi"],
    "chat --json": ["chat", "-m", "m", "--json", "hi"],
    "chat, FastGPT": ["chat", *FASTGPT, "hi"],
    "chat --plain, FastGPT": ["chat", "--plain", *FASTGPT, "hi"],
    "chat --json, FastGPT": ["chat", "--json", *FASTGPT, "hi"],
    "models": ["models"],
    "models --json": ["models", "--json"],
    "models, mtmai": ["models", "-b", "mtmai", "--set", TENANT],
    "history list": ["history", "list", *FASTGPT],
    "history list --json": ["history", "list", "--json", *FASTGPT],
    "history show": ["history", "show", EVIL.replace("\x00", ""), *FASTGPT],
    "history show --json": ["history", "show", "x", "--json", *FASTGPT],
    "history rename": ["history", "rename", "x", "y", *FASTGPT],
    "history delete": ["history", "delete", "x", "--yes", *FASTGPT],
    "embed": ["embed", "text"],
    "embed --json": ["embed", "--json", "text"],
    "rerank": ["rerank", "query", EVIL.replace("\x00", "")],
    "rerank --json": ["rerank", "query", "text", "--json"],
    "tokens": ["tokens", "text"],
    "transcribe": ["transcribe", "a.wav"],
    "transcribe json": ["transcribe", "a.wav", "--format", "json"],
    "speak": ["speak", "text"],
    "image": ["image", "cat", "-n", "2"],
    "mj": ["mj", "cat", "--every", "0.01"],
    "mj --no-wait": ["mj", "cat", "--no-wait"],
    "mj --button": ["mj", "--task", "x", "--button", "no"],
    "doctor": ["doctor"],
    "doctor --json": ["doctor", "--json"],
    "doctor --contract": ["doctor", "--contract"],
}


@pytest.fixture(scope="module")
def hostile() -> Iterator[dict[str, str]]:
    """Addresses of a server that answers in hostile words, and of one that refuses in them."""

    async def answer(request: web.Request) -> web.Response:
        body = await request.read()
        stream = STREAMS.get(request.path)
        if stream is not None and b'"stream":true' in body.replace(b" ", b""):
            return web.Response(text=sse(*stream) + "event: answer\ndata: [DONE]\n\n", content_type="text/event-stream")
        found = ANSWERS.get("fetch" if request.path.endswith("/fetch") else request.path, {"code": 200, "data": None})
        return web.json_response(found)

    async def refuse(request: web.Request) -> web.Response:
        return web.json_response({"error": {"message": EVIL, "code": EVIL}, "message": EVIL}, status=400)

    apps = [web.Application(), web.Application()]
    apps[0].router.add_route("*", "/{path:.*}", answer)
    apps[1].router.add_route("*", "/{path:.*}", refuse)
    with run_in_background(apps[0]) as answers, run_in_background(apps[1]) as refuses:
        yield {"answers": answers, "refuses": refuses}


@pytest.fixture(autouse=True)
def _terminal(mock: Mock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "300")
    (tmp_path / "a.wav").write_bytes(b"RIFF")


@pytest.mark.parametrize("server", ["answers", "refuses"])
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_steers_the_terminal(command: str, server: str, hostile: dict[str, str], cli: Cli) -> None:
    for flags in ([], ["--debug"]):
        ended = cli(*COMMANDS[command], "-u", hostile[server], *flags, is_terminal=True)
        shown = ended.out + ended.err
        if server == "refuses" and "doctor" not in command:
            assert "ZXZpbA==" in shown
            assert ("Traceback" in shown) == bool(flags)
        assert FORBIDDEN.findall(OWN.sub("", shown)) == []
        if command.endswith("--json") and server == "answers" and not flags:
            assert all(json.loads(line) is not None for line in ended.out.splitlines())


def test_every_command_is_tried() -> None:
    names = {path.stem for path in (Path(mtmaisdk.cli.__file__).parent / "commands").glob("[!_]*.py")}
    # The mock server shows nothing that it receives, and the recorder only paths, percent-encoded; documentation and
    # completion need no server; drift reads files.
    assert names - {"mock", "record", "docs", "completion", "drift"} == {command[0] for command in COMMANDS.values()}


def test_json_on_a_terminal_is_the_same_value(hostile: dict[str, str], cli: Cli) -> None:
    url = hostile["answers"]
    piped = cli("models", "--json", "-u", url).out
    shown = cli("models", "--json", "-u", url, is_terminal=True).out
    assert json.loads(shown) == json.loads(piped)
    assert "\x9b" in piped
    assert "\\u009b" in shown
    assert "\\u202e" in shown


def test_a_pipe_gets_the_text_as_it_is(hostile: dict[str, str], cli: Cli) -> None:
    assert EVIL in cli("chat", "-m", "m", "hi", "-u", hostile["answers"]).out
    assert EVIL in cli("transcribe", "a.wav", "-u", hostile["answers"]).out
    assert EVIL in cli("history", "show", "x", *FASTGPT, "-u", hostile["answers"]).out


def test_a_file_is_not_written_to_a_terminal(cli: Cli, mock: Mock) -> None:
    ended = cli("speak", "hi", "-o", "-", is_terminal=True)
    assert (ended.code, ended.out) == (2, "")
    assert "the standard output is a terminal; redirect it, or give a file" in ended.err
    assert not mock.requests


def test_an_id_of_the_server_is_no_path(hostile: dict[str, str], cli: Cli, tmp_path: Path) -> None:
    assert cli("mj", "cat", "--every", "0.01", "-u", hostile["answers"]).code == 0
    (saved,) = tmp_path.glob("mj-*")
    assert saved.name.isprintable()


def test_all_output_goes_through_one_module() -> None:
    folder = Path(mtmaisdk.cli.__file__).parent
    ways = {"echo", "secho", "print", "print_exc", "print_exception", "Console", "excepthook", "showwarning"}
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        names = {each.id if isinstance(each, ast.Name) else getattr(each, "attr", "") for each in called}
        direct = {"print"} if path.name in ("markdown_answer.py", "history.py") else set()
        if path.name != "output.py":
            assert not names & (ways - direct), path
