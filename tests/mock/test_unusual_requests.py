"""Requests that the contract allows or forbids in places where a server easily slips."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest
from support.raw_http import CHAT, MESSAGES, MTMAI_CHAT, STREAMED, call, connect, request_bytes

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

FASTGPT_CHAT = "/api/v1/chat/completions"
SWAP = "/mj/insight-face/swap"
CHATS = "/api/core/chat/"
HALF = [{"role": "user", "content": "a\ud800b"}]


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as running:
        yield running
        assert running.mismatches == []


def test_an_empty_query_parameter_is_given(server: MockServer) -> None:
    path = CHATS + "delHistory?appId=a&chatId=c&shareId="
    assert call(server.url, path, method="DELETE").status == 200


def test_a_share_link_in_the_query_has_to_be_json(server: MockServer) -> None:
    answer = call(server.url, CHATS + "delHistory?chatId=c&outLinkAuthData=visitor", method="DELETE")
    assert (answer.status, answer.json["code"]) == (400, 400)


@pytest.mark.parametrize(
    "path", [CHATS + "init?appId=a&chatId=c&loadCustomFeedbacks=", CHATS + "item/delete?appId=a&chatId=c&contentId="]
)
def test_an_empty_query_parameter_has_to_fit(path: str, server: MockServer) -> None:
    answer = call(server.url, path, method="DELETE" if "delete" in path else "GET")
    assert answer.status == 400
    assert len(answer.json["zodError"]) == 1


@pytest.mark.parametrize("path", [CHAT, FASTGPT_CHAT])
@pytest.mark.parametrize("kind", [["text"], {"text": 1}, None])
def test_a_discriminator_that_is_no_text(path: str, kind: Any, server: MockServer) -> None:
    messages = [{"role": "user", "content": [{"type": kind, "text": "x"}]}]
    assert call(server.url, path, {"model": "o", "messages": messages}).status == 400


def test_a_stored_discriminator_that_is_no_text(server: MockServer) -> None:
    messages = [{"role": "user", "content": [{"type": ["text"], "text": "x"}]}]
    assert call(server.url, MTMAI_CHAT, {"threadId": "odd", "messages": messages}).status == 200
    stored = call(server.url, f"{MTMAI_CHAT}/odd/messages", method="GET")
    assert (stored.status, stored.json["messages"][0]["content"]) == (200, messages[0]["content"])


def test_braces_in_a_path(server: MockServer) -> None:
    answer = call(server.url, "/api/v1/tenants/%7Bt%7D/chat/a}b/messages", method="GET")
    assert (answer.status, answer.json) == (200, {"messages": []})


@pytest.mark.parametrize(
    ("method", "path", "allowed"), [("GET", CHAT, "POST"), ("PUT", "/v1/models", "GET"), ("TRACE", CHAT, "POST")]
)
def test_an_unknown_method_names_those_there_are(method: str, path: str, allowed: str, server: MockServer) -> None:
    answer = call(server.url, path, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        (FASTGPT_CHAT, {}, 400, "messages is not array"),
        (FASTGPT_CHAT, {"messages": []}, 400, "messages is empty"),
        (FASTGPT_CHAT, {"variables": {}}, 200, "pluginOutput"),
        (SWAP, {"sourceBase64": "x"}, 400, "sour_base64_and_target_base64_is_required"),
        (SWAP, {"sourceBase64": "x", "targetUrl": "y"}, 200, "提交成功"),
        (CHAT, {"model": "o", "messages": [], "input_ids": [7, 8]}, 200, "7 8"),
    ],
)
def test_fields_that_need_each_other(path: str, body: Any, status: int, words: str, server: MockServer) -> None:
    answer = call(server.url, path, body)
    assert answer.status == status
    assert words in answer.body.decode()


def test_an_object_in_a_form_may_be_json(server: MockServer) -> None:
    fields = {"file": "RIFF", "model": "gpt-4o-transcribe", "chunking_strategy": '{"type": "server_vad"}'}
    parts = "".join(
        f'--B\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()
    )
    body = (parts.replace('name="file"', 'name="file"; filename="a.wav"') + "--B--\r\n").encode()
    form = "multipart/form-data; boundary=B"
    assert call(server.url, "/v1/audio/transcriptions", body, Content_Type=form).status == 200


def test_a_client_that_leaves_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), run_mock_server(tokens_per_second=200) as server:
        with connect(server.url) as connection:
            connection.sendall(request_bytes(CHAT, {**STREAMED, "messages": MESSAGES}))
            connection.recv(1)
        time.sleep(0.1)
        assert call(server.url, "/v1/models", method="GET").status == 200
    assert not caplog.records


@pytest.mark.parametrize("is_streamed", [True, False])
@pytest.mark.parametrize(
    ("path", "body"),
    [
        (CHAT, {"model": "o", "messages": HALF}),
        (FASTGPT_CHAT, {"messages": HALF, "detail": True}),
        ("/api/chat", {"query": "a\ud800b"}),
        (MTMAI_CHAT, {"messages": HALF}),
    ],
    ids=["openai", "fastgpt", "chatchat", "mtmai"],
)
def test_half_a_surrogate_pair_comes_back(
    path: str, body: dict[str, Any], is_streamed: bool, server: MockServer
) -> None:
    answer = call(server.url, path, {**body, "stream": is_streamed} if path != MTMAI_CHAT else body)
    assert answer.is_whole
    assert b"\\ud800" in answer.body


def test_a_body_that_is_not_packed_as_said(server: MockServer) -> None:
    answer = call(server.url, CHAT, b"not gzip", Content_Encoding="gzip")
    assert answer.json["message"] == "body: Can not decode content-encoding: gzip"


def test_a_tool_that_asks_for_a_huge_argument(server: MockServer) -> None:
    schema = {"properties": {"rows": {"type": "array", "minItems": 10**9}}}
    tools = [{"type": "function", "function": {"name": "rows", "parameters": schema}}]
    answer = call(server.url, CHAT, {"model": "o", "messages": [{"role": "user", "content": "rows"}], "tools": tools})
    assert answer.status == 200
