"""Hand-written behaviours: how they are found and called, and what becomes of their answers."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from aiohttp import web
from support.raw_http import CHAT, STREAMED, Answer, call, exchange, request_bytes

from mtmaisdk.mock.behaviour import ReceivedCall, Refusal, SentFile, Streamed, Whole
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

CHUNK = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "o"}


def chunk(text: str) -> dict[str, Any]:
    return {**CHUNK, "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}


class Backend:
    """Answers by the model that a request names."""

    def __init__(self) -> None:
        self.calls: list[ReceivedCall] = []

    def create_chat_completion(self, call: ReceivedCall) -> Whole | Streamed:
        self.calls.append(call)
        return Streamed(getattr(self, call.body["model"])())

    def echo(self) -> Iterator[tuple[str, Any]]:
        yield "message", chunk("你好")
        yield "message", chunk("，世界")

    def refused(self) -> Iterator[tuple[str, Any]]:
        raise Refusal(404, "The model 'refused' does not exist.")
        yield

    def broken(self) -> Iterator[tuple[str, Any]]:
        yield "message", chunk("a")
        raise RuntimeError("a bug")

    def unfit(self) -> Iterator[tuple[str, Any]]:
        yield "message", {**CHUNK, "choices": "none"}

    def unknown(self) -> Iterator[tuple[str, Any]]:
        yield "nonsense", {}

    def nothing(self) -> Iterator[tuple[str, Any]]:
        return iter(())

    def list_models(self, call: ReceivedCall) -> Whole:
        return Whole({"data": 5})

    def create_embedding(self, call: ReceivedCall) -> Whole:
        raise KeyError("a bug")

    def create_transcription(self, call: ReceivedCall) -> Whole:
        self.calls.append(call)
        return Whole("一二三", "text/plain; charset=utf-8", headers={"X-Extra": "1"})

    def routes(self) -> Iterable[web.RouteDef]:
        async def upload(request: web.Request) -> web.Response:
            fields = await request.post()
            return web.Response(body=str(fields["key"]))

        return [web.post("/files/upload", upload)]


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
def served(backend: Backend) -> Iterator[MockServer]:
    with run_mock_server(backends={"openai": backend}, check_responses=True) as server:
        yield server


def chat(server: MockServer, model: str) -> Answer:
    return call(server.url, CHAT, {**STREAMED, "model": model})


def test_a_stream_is_framed_one_write_each(served: MockServer, backend: Backend) -> None:
    received = exchange(served.url, request_bytes(CHAT + "?a=1&b=2&b=3", {**STREAMED, "model": "echo"}))
    head, _, chunks = received.partition(b"\r\n\r\n")
    assert b"Content-Type: text/event-stream; charset=utf-8\r\n" in head
    assert [piece.partition(b'"content": ')[2][:7] for piece in chunks.split(b"\r\ndata: ")[1:3]] == [
        '"你好'.encode(),
        '"，世'.encode(),
    ]
    assert Answer(received).body.endswith(b"\n\ndata: [DONE]\n\n")
    (made,) = backend.calls
    assert made.operation.id == "openai:create_chat_completion"
    assert made.query == {"a": "1", "b": ["2", "3"]}
    assert made.body["stream"] is True
    assert made.base_url == "http://localhost"
    assert not served.mismatches


def test_a_refusal_before_the_first_event(served: MockServer) -> None:
    answer = chat(served, "refused")
    assert answer.status == 404
    assert answer.json["message"] == "The model 'refused' does not exist."
    assert answer.json["type"] == "not_found_error"


def test_a_stream_without_events(served: MockServer) -> None:
    assert chat(served, "nothing").body == b"data: [DONE]\n\n"


def test_a_bug_before_and_inside_an_answer(served: MockServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "mtmaisdk.mock")
    answer = call(served.url, "/v1/embeddings", {"model": "o", "input": "a"})
    assert (answer.status, answer.json["message"]) == (500, "Internal Server Error")
    answer = chat(served, "broken")
    assert b'"content": "a"' in answer.body
    assert not answer.is_whole
    assert chat(served, "echo").is_whole


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("unfit", "openai:create_chat_completion, event 'message': choices: 'none' is not"),
        ("unknown", "openai:create_chat_completion has no event 'nonsense'"),
    ],
)
def test_an_event_that_does_not_fit(
    model: str, expected: str, served: MockServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "mtmaisdk.mock")
    assert not chat(served, model).is_whole
    (mismatch,) = served.mismatches
    assert mismatch.startswith(expected)


def test_an_answer_that_does_not_fit(served: MockServer) -> None:
    answer = call(served.url, "/v1/models", method="GET")
    assert answer.status == 500
    assert answer.body.startswith(b"openai:list_models, status 200: data: 5 is not of type")
    assert len(served.mismatches) == 1


def test_nothing_is_checked_unless_it_is_asked_for(backend: Backend) -> None:
    with run_mock_server(backends={"openai": backend}) as server:
        assert call(server.url, "/v1/models", method="GET").json == {"data": 5}
        assert b'"none"' in chat(server, "unfit").body
        assert not server.mismatches


def test_a_form(served: MockServer, backend: Backend) -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\n'
        b'\xff\r\n\x00\r\n--b\r\nContent-Disposition: form-data; name="model"\r\n\r\n7\r\n'
        b'--b\r\nContent-Disposition: form-data; name="stream"\r\n\r\nfalse\r\n'
        b'--b\r\nContent-Disposition: form-data; name="temperature"\r\n\r\n0.5\r\n'
        b'--b\r\nContent-Disposition: form-data; name="include[]"\r\n\r\nlogprobs\r\n'
        b'--b\r\nContent-Disposition: form-data; name="chunking_strategy[type]"\r\n\r\nserver_vad\r\n'
        b'--b\r\nContent-Disposition: form-data; name="chunking_strategy[threshold]"\r\n\r\n0.5\r\n--b--\r\n'
    )
    answer = call(served.url, "/v1/audio/transcriptions", body, Content_Type="multipart/form-data; boundary=b")
    assert answer.body.decode() == "一二三"
    assert answer.headers["x-extra"] == "1"
    assert backend.calls[0].body == {
        "file": SentFile("a.wav", "audio/wav", b"\xff\r\n\x00"),
        "model": "7",
        "stream": False,
        "temperature": 0.5,
        "include[]": ["logprobs"],
        "chunking_strategy": {"type": "server_vad", "threshold": 0.5},
    }


def test_addresses_beside_the_contract(served: MockServer) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nvalue\r\n--b--\r\n'
    answer = call(served.url, "/files/upload", body, Content_Type="multipart/form-data; boundary=b")
    assert answer.body == b"value"
    assert answer.headers["x-request-id"]
    assert served.requests[-1].path == "/files/upload"
    served.fault("status=503")
    assert call(served.url, "/files/upload", body).status == 503
    large = body.replace(b"value", b"x" * (20 * 2**20 + 1))
    assert call(served.url, "/files/upload", large, Content_Type="multipart/form-data; boundary=b").status == 413


def test_each_server_has_a_backend_of_its_own() -> None:
    from mtmaisdk.mock.backends import Backends

    assert list(Backends(["no_such_backend"]).routes()) == []


def test_each_backend_of_the_contract_is_a_module() -> None:
    from mtmaisdk.mock.backends import backend_names, backend_of, errors_of
    from mtmaisdk.mock.contract import load

    operations = load()
    for operation in operations:
        backend = backend_of(operation.backend)
        assert backend is not None
        assert errors_of(operation) in (backend.errors, backend.keyless_errors)
    assert {"openai", "aitre", "midjourney"} < {*backend_names(operations)}
