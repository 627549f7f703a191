"""Which answer of a script a request gets, and what scripts are refused for."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support import ROOT
from support.raw_http import call

from mtmaisdk.chat import connect
from mtmaisdk.clients.rest import RateLimitException, ServiceException
from mtmaisdk.clients.rest.sync import ApiClient, Configuration, OpenAIApi
from mtmaisdk.mock.content.completion import ChatAnswer
from mtmaisdk.mock.framing_writer import Pause
from mtmaisdk.mock.framings import frame_stream
from mtmaisdk.mock.mock_server import MockServer, run_mock_server
from mtmaisdk.mock.script import json_schema, said_by

SCRIPT = """
# yaml-language-server: $schema=script.schema.json
strict: true
answers:
  - when: {model: tiny, pattern: "^天气"}
    text: [晴, 0.01, 天。]
  - when: {operation: openai:create_embedding}
    body:
      object: list
      data: [{object: embedding, index: 0, embedding: [0.5, 0.5]}]
      model: e
      usage: {prompt_tokens: 1, total_tokens: 1}
  - times: 2
    text: 你好！
"""


@pytest.fixture(scope="module")
def running() -> Iterator[MockServer]:
    with run_mock_server() as server:
        yield server


@pytest.fixture
def server(running: MockServer) -> MockServer:
    running.clear()
    return running


def ask(server: MockServer, text: str = "q", model: str = "m", **more: Any) -> str:
    with connect("openai", server.url, "KEY", model=model, **more) as chat:
        return chat.send(text).text


def test_answers_are_given_in_order_and_used_up(server: MockServer) -> None:
    server.answer("one")
    server.answer("two", times=2)
    assert [ask(server) for _ in range(3)] == ["one", "two", "two"]
    assert "模拟服务" in ask(server)


def test_which_requests_are_answered(server: MockServer) -> None:
    server.answer("by model", when={"model": "special"})
    server.answer("by text", when={"text": "天气"})
    server.answer("by pattern", when={"pattern": r"\d{4}年"})
    server.answer("by body", when={"body": {"messages": [{"role": "user", "content": "exact"}]}})
    server.answer("by backend", when={"backend": "fastgpt"})
    server.answer("by path", when={"method": "post", "path": "/v1/chat/completions", "text": "path"})
    server.answer("by function", asked=lambda request: request.json.get("temperature") == 0.25)
    assert ask(server, model="special") == "by model"
    assert ask(server, "今天天气如何") == ask(server, "天气") == "by text"
    assert ask(server, "2026年") == "by pattern"
    assert ask(server, "exact") == "by body"
    assert ask(server, "a path") == "by path"
    assert "模拟服务" in ask(server, "another")
    with connect("fastgpt", server.url, "KEY") as chat:
        assert chat.send("q").text == "by backend"
    with connect("openai", server.url, "KEY", model="m") as chat:
        assert chat.send("q", temperature=0.25).text == "by function"
    server.answer("by alias", when={"backend": "aitre"})
    assert ask(server) == "by alias"


def test_what_is_said_waits_for_a_question(server: MockServer) -> None:
    server.answer("hello")
    with ApiClient(Configuration(host=server.url, access_token="KEY")) as client:
        assert len(OpenAIApi(client).list_models().data or ()) > 1
    assert ask(server) == "hello"


@pytest.mark.parametrize("body", [{"object": "list", "data": []}, '{"object": "list", "data": []}', b'{"data": []}'])
def test_whole_bodies(server: MockServer, body: Any) -> None:
    server.answer(body=body, headers={"X-Mine": "1"})
    with ApiClient(Configuration(host=server.url, access_token="KEY")) as client:
        answer = OpenAIApi(client).list_models_with_http_info()
    assert answer.data.data == []
    assert answer.headers["X-Mine"] == "1"


def test_pieces_of_a_stream_are_sent_as_they_stand(server: MockServer) -> None:
    frames = ['data: {"choices":[{"index":0,"delta":{"content":"你', 0.01, '好"}}]}\r\n\r\n', "data: [DONE]\n\n"]
    server.answer(pieces=frames)
    with connect("openai", server.url, "KEY", model="m") as chat, chat.stream("q") as stream:
        assert "".join(stream.text()) == "你好"


def test_several_choices_share_the_pauses() -> None:
    said = said_by({"text": ["a", 0.1, "b", 0.2, "c"], "reasoning": ["d", 0.3, "e"]})
    chunks = ChatAnswer({"n": 3}, {}, "", said).chunks()
    frames = [*frame_stream({"framing": "sse"}, (("", chunk) for chunk in chunks))]
    assert [frame.seconds for frame in frames if isinstance(frame, Pause)] == [0.3, 0.1, 0.2]
    assert sum(b'"content": "b"' in frame for frame in frames if isinstance(frame, bytes)) == 3


def test_strict_of_a_file_ends_with_it(server: MockServer, tmp_path: Path) -> None:
    file = tmp_path / "script.yaml"
    file.write_text("strict: true\nanswers: []\n")
    server.replay(file)
    with pytest.raises(ServiceException, match="no scripted answer fits"):
        ask(server, retries=0)
    server.clear()
    assert "模拟服务" in ask(server)


def test_a_function_that_fails_is_told(server: MockServer) -> None:
    server.answer("x", asked=lambda request: request.json["nope"])
    with pytest.raises(ServiceException, match="cannot be told: KeyError\\('nope'\\)"):
        ask(server, retries=0)
    assert len(server.unmatched) == 1


@pytest.mark.parametrize("backend", ["messages", "mtmai"])
def test_arguments_that_a_backend_cannot_send(server: MockServer, backend: Any) -> None:
    server.answer(tool_calls=[{"name": "f", "arguments": "{bad"}])
    options: Any = {"model": "m"} if backend == "messages" else {"tenant": "707d0855-80ab-4e1f-a156-f1c4546cbf52"}
    with connect(backend, server.url, "KEY", retries=0, **options) as chat:
        with pytest.raises(ServiceException, match="no words for arguments"):
            chat.send("q")


def test_a_fault_of_an_answer(server: MockServer) -> None:
    server.answer(["a", "b"], fault="cut-mid-event=2")
    with connect("openai", server.url, "KEY", model="m", retries=0) as chat:
        with pytest.raises(Exception, match="ended within an event"), chat.stream("q") as stream:
            stream.final()


def test_an_answer_that_comes_late(server: MockServer) -> None:
    server.answer("a", fault="slow-headers=0.1")
    start = time.monotonic()
    assert ask(server) == "a"
    assert time.monotonic() - start >= 0.1


def status_of(server: MockServer, body: Any, path: str = "/v1/chat/completions", **headers: str) -> int:
    return call(server.url, path, body, **headers).status


def test_a_request_that_is_refused_uses_up_nothing() -> None:
    asked: dict[str, Any] = {"model": "m", "messages": "q"}
    with run_mock_server(api_key="KEY", models=["m"]) as server:
        server.answer("one", fault="no-final-chunk")
        invalid = call(server.url, "/v1/chat/completions", {"model": "m"})
        # Its faults are not those of the refusal.
        assert (invalid.status, invalid.is_whole) == (400, True)
        assert status_of(server, b"{") == 400
        assert status_of(server, {**asked, "model": "other"}) == 404
        assert status_of(server, asked, Authorization="Bearer wrong") == 401
        assert status_of(server, asked, X_Mock_Fault="nonsense") == 400
        assert not call(server.url, "/v1/chat/completions", asked).is_whole
        server.answer("two", when={"model": "m"}, times=1)
        assert status_of(server, {**asked, "temperature": "hot"}) == 400
        assert ask(server) == "two"
        assert "模拟服务" in ask(server)


def test_an_answer_without_words_for_the_backend_waits(server: MockServer) -> None:
    server.answer(tool_calls=[{"name": "f"}])
    with connect("chatchat", server.url, "KEY", retries=0) as chat, pytest.raises(ServiceException):
        chat.send("q")
    with connect("openai", server.url, "KEY", model="m") as chat:
        assert chat.send("q").tool_calls[0].name == "f"
    # An error and a whole body are for any request.
    server.answer(error="no", status=418)
    assert [status_of(server, {}), status_of(server, {})] == [418, 400]


@pytest.mark.parametrize(
    "given", [{"text": "one"}, {"body": {"choices": []}}, {"error": "e"}, {"fault": "no-final-chunk"}]
)
def test_an_answer_that_a_planned_fault_replaces_waits(server: MockServer, given: dict[str, Any]) -> None:
    asked = {"model": "m", "messages": "q"}
    server.fault("status=429;retry-after=0")
    server.answer(**given)
    server.answer("last")
    assert status_of(server, asked) == 429
    first = call(server.url, "/v1/chat/completions", asked)
    assert (first.status, first.is_whole) == (500 if "error" in given else 200, "fault" not in given)
    assert ask(server) == "last"


def test_strict_asks_for_no_answer_where_a_planned_fault_answers() -> None:
    with run_mock_server(strict=True) as server:
        server.fault("status=503;retry-after=0")
        assert status_of(server, {"model": "m", "messages": "q"}) == 503
        assert server.unmatched == []
        assert status_of(server, {"model": "m", "messages": "q"}) == 500
        assert len(server.unmatched) == 1


def test_faults_of_an_error_or_a_body(server: MockServer) -> None:
    asked = {"model": "m", "messages": "q"}
    for given in ({"body": {"a": 1}}, {"pieces": ["{", "}"]}, {"error": "e"}):
        server.answer(**given, fault="drop-answer")
        with pytest.raises(IndexError):
            status_of(server, asked)
        server.answer(**given, fault="retry-after=7;slow-headers=0.05")
        start = time.monotonic()
        assert call(server.url, "/v1/chat/completions", asked).headers["retry-after"] == "7"
        assert time.monotonic() - start >= 0.05
    assert "模拟服务" in ask(server)


def test_paths_that_the_contract_does_not_have(server: MockServer) -> None:
    import urllib.request

    server.answer(body={"version": "1"}, when={"method": "GET", "path": "/version?x=1"})
    with urllib.request.urlopen(f"{server.url}/version?x=1") as response:
        assert json.loads(response.read()) == {"version": "1"}


def test_a_file(tmp_path: Path) -> None:
    file = tmp_path / "script.yaml"
    file.write_text(SCRIPT, encoding="utf-8")
    with run_mock_server(script=file) as server:
        assert ask(server, "天气", "tiny") == "晴天。"
        assert ask(server, "天气", "other") == ask(server) == "你好！"
        with ApiClient(Configuration(host=server.url, access_token="KEY")) as client:
            assert OpenAIApi(client).create_embedding(model="e", input="x").data[0].embedding == [0.5, 0.5]
        with pytest.raises(ServiceException, match="no scripted answer fits openai:create_chat_completion: 'q'"):
            ask(server, retries=0)
        assert server.unmatched[0].splitlines()[2:] == [
            '  - {"model": "tiny", "pattern": "^天气"}',
            '  - {"operation": "openai:create_embedding"}',
            "  - any request (used up)",
        ]
        file.write_text("- text: changed\n", encoding="utf-8")
        os.utime(file, ns=(1, 1))
        assert ask(server) == "changed"
        assert "模拟服务" in ask(server)
        file.write_text("- txt: broken\n", encoding="utf-8")
        assert "模拟服务" in ask(server)


def test_a_body_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    file = tmp_path / "script.yaml"
    file.write_text(
        "- {when: {method: GET, path: /p.png}, body_file: picture.png, headers: {Content-Type: image/png}}\n"
    )
    with run_mock_server() as server:
        server.replay(file)
        import urllib.request

        with urllib.request.urlopen(f"{server.url}/p.png") as response:
            assert (response.read(), response.headers["Content-Type"]) == (b"\x89PNG", "image/png")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"txet": "a"}, "txet: no such key; did you mean 'text'?"),
        (
            {"text": "a", "when": {"messages": "b"}},
            "when.messages: no such key; the keys are backend, operation, model,",
        ),
        ({"tool_calls": [{"nmae": "f"}]}, "tool_calls.0.nmae: no such key; did you mean 'name'?"),
        ({"text": ["a", -1]}, "text.1: Input should be greater than or equal to 0"),
        ({}, "it says nothing"),
        ({"text": "a", "error": "b"}, "error: text and error do not go together"),
        ({"text": "a", "json": 1}, "json: text and json do not go together"),
        ({"text": "a", "status": 429}, "status: goes with error, body, body_file or pieces"),
        ({"text": "a", "times": 0}, "times: Input should be greater than or equal to 1"),
        ({"text": "a", "when": {"pattern": "("}}, "when.pattern: no regular expression: missing )"),
        (
            {"text": "a", "when": {"backend": "opnai"}},
            "when.backend: the contract has no 'opnai'; did",
        ),
        ({"text": "a", "when": {"operation": "openai:chat"}}, "when.operation: the contract has no 'openai:chat'"),
        ({"text": "a", "when": {"operation": "openai:list_models"}}, "when.operation: it says nothing"),
        ({"text": ["a", object()]}, "text.1: Input should be a valid"),
        ({"json": {"day": date(2026, 1, 1)}}, "json: no JSON: Object of type date"),
        ({"tool_calls": [{"arguments": {}}]}, "tool_calls.0.name: Field required"),
        ({"text": "a", "fault": "nonsense"}, "fault: unknown fault 'nonsense'"),
        ({"error": "a", "fault": "status=429"}, "fault: status replaces the answer and does not go with error"),
        ({"body": "a", "fault": "split;html"}, "fault: html replaces the answer and does not go with body"),
    ],
)
def test_answers_that_are_refused(server: MockServer, given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError) as caught:
        server.answer(**given)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers:\n  - text: a\n  - txet: a\n", ":3: answers.1.txet: no such key; did you mean 'text'?"),
        (
            "- text: a\n- when:\n    modle: m\n  text: b\n",
            ":3: answers.1.when.modle: no such key; did you mean 'model'?",
        ),
        ("answers: [\n", ":2: "),
        ("strict: maybe\nanswers: []\n", ":1: strict: "),
        ("{}\n", ":1: answers: Field required"),
        ("answer:\n  - text: a\n", ":1: answer: no such key; did you mean 'answers'?"),
        ("- {when: {path: /x}, body_file: nothing.png}\n", ":1: answers.0.body_file: no file "),
        ("- {text: a, error: b}\n", ":1: answers.0.error: text and error do not go together"),
        ("", ":1: Input should be a valid dictionary"),
    ],
)
def test_files_that_are_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "script.yaml"
    file.write_text(text)
    with pytest.raises(ValueError) as caught:
        with run_mock_server(script=file):
            pass
    assert str(caught.value).startswith(f"{file}{said}")


def test_the_schema_is_for_editors() -> None:
    import yaml

    schema = json_schema()
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    assert [*validator.iter_errors(yaml.safe_load(SCRIPT))] == []
    assert [*validator.iter_errors({"answers": [{"txet": "a"}]})] != []
    for kind in schema["$defs"].values():
        for name, value in kind.get("properties", {}).items():
            assert value.get("description") or "$ref" in value, name


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_file_of_the_guide(tmp_path: Path, language: str) -> None:
    page = (ROOT / "docs" / "guide" / language / "scripted-answers.md").read_text(encoding="utf-8")
    file = tmp_path / "script.yaml"
    file.write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    with run_mock_server(script=file) as server:
        assert ask(server, "天气") == "今天晴。"
        with pytest.raises(RateLimitException, match="请求过多"):
            ask(server, model="big", retries=0)
        assert ask(server) == ask(server) == "我只会说天气。"


def test_models_that_exist() -> None:
    with run_mock_server(models=["a", "b"]) as server:
        with ApiClient(Configuration(host=server.url, access_token="KEY")) as client:
            assert [model.id for model in OpenAIApi(client).list_models().data or ()] == ["a", "b"]
        assert ask(server, model="a")
        with pytest.raises(Exception, match="The model `c` does not exist") as caught:
            ask(server, model="c")
        assert getattr(caught.value, "status", None) == 404
