"""FastGPT's ChatClient, as its SDK documents it."""

from __future__ import annotations

import ast
import inspect
import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from support import ROOT
from support.wire import serving

from mtmaisdk.clients.rest import ApiException, OpenApiException
from mtmaisdk.fastgpt import AsyncChatClient, ChatClient
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.server import REQUESTS, make_app

DOCUMENT = (ROOT / "tests" / "data" / "fastgpt-ChatClient.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
SIGNATURES = [block for block in BLOCKS if "-> httpx.Response" in block]
EXAMPLES = [block for block in BLOCKS if block not in SIGNATURES]
METHODS = re.findall(r"^### (\w+)$", DOCUMENT, re.MULTILINE)
APP, CHAT = "66e29b870b24ce35330c0f08", "chat-1"
ASKED = [{"role": "user", "content": "你好"}]


class Caller:
    """A client, async or blocking, behind one interface."""

    def __init__(self, kind: str, url: str, **settings: Any) -> None:
        self.kind = kind
        self.client: Any = (AsyncChatClient if kind == "async" else ChatClient)("fastgpt-SECRET", url, **settings)

    async def call(self, method: str, **arguments: Any) -> Any:
        called = getattr(self.client, method)(**arguments)
        return await called if self.kind == "async" else called

    async def lines(self, response: Any) -> list[str]:
        if self.kind == "async":
            return [line async for line in response.iter_lines()]
        return list(response.iter_lines())


@asynccontextmanager
async def calling(kind: str, url: str, **settings: Any) -> AsyncIterator[Caller]:
    caller = Caller(kind, url, **settings)
    if kind == "async":
        async with caller.client:
            yield caller
    else:
        with caller.client:
            yield caller


@pytest.fixture(params=["async", "sync"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def app() -> Any:
    return make_app()


@pytest.fixture
def url(app: Any) -> Iterator[str]:
    with run_in_background(app) as address:
        yield address


def test_the_documents_examples_run(url: str, tmp_path: Path) -> None:
    assert len(EXAMPLES) == 8
    (tmp_path / "example.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "document.pdf").write_bytes(b"%PDF-")
    code = "".join(EXAMPLES).replace("from fastgpt_client import", "from mtmaisdk.fastgpt import")
    code = code.replace("http://localhost:3000", url) + "print(image['url'], file_ref['type'], preview_url)\n"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "generated"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    assert "How are you?" in run.stdout


@pytest.mark.parametrize("client", [ChatClient, AsyncChatClient])
def test_the_documents_signatures_are_ours(client: type) -> None:
    assert all(callable(getattr(client, method)) for method in METHODS)
    assert len(SIGNATURES) == 11
    for signature in SIGNATURES:
        written = ast.parse(re.sub(r"client\.(\w+)\(", r"def \1(", signature.strip(), count=1) + ": ...").body[0]
        assert isinstance(written, ast.FunctionDef)
        ours = inspect.signature(getattr(client, written.name)).parameters
        names = [argument.arg for argument in written.args.args]
        assert names == [name for name in ours if name != "self"], written.name
        defaults = [ast.literal_eval(default) for default in written.args.defaults]
        assert defaults == [ours[name].default for name in names[len(names) - len(defaults) :]]
        assert all(ours[name].default is inspect.Parameter.empty for name in names[: len(names) - len(defaults)])
    init = inspect.signature(client).parameters
    assert init["base_url"].default == "http://localhost:3000"


async def test_a_chat_from_first_to_last(kind: str, url: str) -> None:
    async with calling(kind, url + "/api") as caller:
        answer = await caller.call("create_chat_completion", messages=ASKED, chatId=CHAT, responseChatItemId="item-1")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
        assert "你好" in answer.json()["choices"][0]["message"]["content"]
        assert json.loads(answer.text) == answer.json()
        answer.raise_for_status()
        histories = (await caller.call("get_chat_histories", appId=APP)).json()["data"]["list"]
        assert CHAT in [chat["chatId"] for chat in histories]
        for method, arguments in (
            ("get_chat_init", {"chatId": CHAT}),
            ("get_chat_records", {"chatId": CHAT, "pageSize": 5}),
            ("get_record_detail", {"chatId": CHAT, "dataId": "item-1"}),
            ("update_chat_history", {"chatId": CHAT, "customTitle": "标题", "top": True}),
            ("send_feedback", {"chatId": CHAT, "dataId": "item-1", "userGoodFeedback": "好"}),
            ("get_suggested_questions", {"chatId": CHAT, "questionGuide": {"open": True}}),
            ("presign_chat_file_post_url", {"chatId": CHAT, "filename": "a.png"}),
            ("delete_chat_record", {"chatId": CHAT, "contentId": "item-1"}),
            ("delete_chat_history", {"chatId": CHAT}),
            ("clear_chat_histories", {}),
        ):
            response = await caller.call(method, appId=APP, **arguments)
            response.raise_for_status()
            assert response.json()["code"] == 200, method


async def test_what_is_not_given_is_not_sent(kind: str, app: Any, url: str) -> None:
    async with calling(kind, url) as caller:
        await caller.call("create_chat_completion", messages=ASKED)
        await caller.call("get_chat_histories", appId=APP)
        await caller.call("send_feedback", appId=APP, chatId=CHAT, dataId="d", userBadFeedback="坏")
        await caller.call("presign_chat_file_get_url", appId=APP, key="chat/k")
    sent = [json.loads(request.body) for request in app[REQUESTS]]
    assert sent == [
        {"messages": ASKED, "stream": False, "detail": False},
        {"appId": APP, "offset": 0, "pageSize": 20, "source": "api"},
        {"appId": APP, "chatId": CHAT, "dataId": "d", "userBadFeedback": "坏"},
        {"appId": APP, "key": "chat/k"},
    ]
    assert app[REQUESTS][0].headers["Authorization"] == "Bearer fastgpt-SECRET"


async def test_a_stream_by_lines(kind: str, url: str) -> None:
    async with calling(kind, url) as caller:
        response = await caller.call("create_chat_completion", messages=ASKED, stream=True, detail=True)
        with pytest.raises(RuntimeError, match="iter_lines"):
            response.json()
        response.raise_for_status()
        lines = await caller.lines(response)
        assert "event: answer" in lines
        assert "data: [DONE]" in lines
        answer = [json.loads(line[6:]) for line in lines if line.startswith('data: {"id"')]
        said = "".join(chunk["choices"][0]["delta"].get("content") or "" for chunk in answer)
        assert "你好" in said
        # The connection serves the next call.
        assert (await caller.call("get_chat_histories", appId=APP)).status_code == 200


async def test_lines_end_where_the_wire_ends_them(kind: str) -> None:
    with serving("data: a\u2028b\r\n\r\ndata: 你".encode()[:-1], "你".encode()[-1:], b"\nlast") as server:
        async with calling(kind, server.url) as caller:
            response = await caller.call("create_chat_completion", messages=ASKED, stream=True)
            assert await caller.lines(response) == ["data: a\u2028b", "", "data: 你", "last"]


async def test_a_refusal_comes_back_as_a_response(kind: str) -> None:
    body = json.dumps({"code": 514, "statusText": "unAuthApiKey", "message": "no", "data": None}).encode()
    with serving(body, status="403 Forbidden", content_type="application/json") as server:
        async with calling(kind, server.url) as caller:
            for stream in (False, True):
                response = await caller.call("create_chat_completion", messages=ASKED, stream=stream)
                assert (response.status_code, response.json()["code"]) == (403, 514)
                with pytest.raises(ApiException) as caught:
                    response.raise_for_status()
                assert (caught.value.status, caught.value.code, caught.value.message) == (403, 514, "no")
                assert "SECRET" not in repr(response) + repr(caught.value)


async def test_a_stream_that_breaks(kind: str) -> None:
    with serving(b"data: a\n\n", clean=False) as server:
        async with calling(kind, server.url) as caller:
            response = await caller.call("create_chat_completion", messages=ASKED, stream=True)
            with pytest.raises(OpenApiException, match="broke"):
                await caller.lines(response)
            response = await caller.call("create_chat_completion", messages=ASKED, stream=True)
            response.close()
            with pytest.raises(OpenApiException):
                await caller.call("create_chat_completion", messages=ASKED)


async def test_bad_arguments_are_named(kind: str, app: Any, url: str) -> None:
    async with calling(kind, url, timeout=5) as caller:
        with pytest.raises(TypeError, match="model"):
            await caller.call("create_chat_completion", messages=ASKED, model="m")
        with pytest.raises(ValueError, match="messages"):
            await caller.call("create_chat_completion", messages="你好")
    assert app[REQUESTS] == []


async def test_a_share_link_for_all_calls(kind: str, url: str, app: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("文", encoding="utf-8")
    link = {"shareId": "sh7Kq2", "outLinkUid": "visitor-31"}
    client: Any = (AsyncChatClient if kind == "async" else ChatClient)(None, url, outLinkAuthData=link)
    caller = Caller.__new__(Caller)
    caller.kind, caller.client = kind, client
    (await caller.call("create_chat_completion", messages=ASKED, chatId=CHAT)).raise_for_status()
    assert len((await caller.call("get_chat_histories", appId=None)).json()["data"]["list"]) == 1
    (await caller.call("delete_chat_history", appId=None, chatId=CHAT)).raise_for_status()
    await caller.call("upload_chat_file", appId=None, chatId=CHAT, file_path=tmp_path / "a.txt")
    both = await caller.call("get_chat_histories", appId=APP)
    assert both.json()["zodError"][0]["message"] == "appId cannot be used with share auth"
    with pytest.raises(ApiException, match="Data validation error; appId cannot be used with share auth"):
        both.raise_for_status()
    assert all("Authorization" not in request.headers for request in app[REQUESTS])
    closed = client.close()
    if kind == "async":
        await closed
