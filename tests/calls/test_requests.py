"""What really goes over the wire."""

from __future__ import annotations

import io
import json
from contextlib import nullcontext
from email import message_from_bytes
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from support.server import Server

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import ChatReq, Configuration, sync
from mtmaisdk.clients.rest.exceptions import ForbiddenException

TENANT = "707d0855-80ab-4e1f-a156-f1c4546cbf52"
MESSAGES = [{"role": "user", "content": "你好\u2028"}]


async def test_text_goes_out_as_utf8(server: Server) -> None:
    async with rest.ApiClient(server.configuration()) as client:
        await rest.OpenAIApi(client).create_chat_completion(model="o", messages=MESSAGES)
    with sync.ApiClient(server.configuration()) as sync_client:
        sync.OpenAIApi(sync_client).create_chat_completion(model="o", messages=MESSAGES)
    for request in server.requests:
        assert "你好\u2028".encode() in request.body
        assert b"\\u" not in request.body


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"api_key": {"cookieAuth": "SESSION"}}, {"Cookie": "hatchet=SESSION"}),
        ({"access_token": "TOKEN"}, {"Authorization": "Bearer TOKEN"}),
        (
            {"username": "用户", "password": "p:w"},
            {"Authorization": "Basic 55So5oi3OnA6dw=="},
        ),
        (
            {"username": "user", "access_token": "TOKEN", "api_key": {"cookieAuth": "SESSION"}},
            {"Authorization": "Bearer TOKEN", "Cookie": "hatchet=SESSION"},
        ),
        ({}, {}),
    ],
    ids=["cookie", "bearer", "basic", "all", "none"],
)
def test_credentials(settings: dict[str, Any], expected: dict[str, str], server: Server) -> None:
    with sync.ApiClient(Configuration(host=server.url, **settings)) as client:
        with nullcontext() if settings else pytest.raises(ForbiddenException):
            sync.ChatApi(client).chat_models(TENANT)
    sent = {name: value for name, value in server.last.headers.items() if name in ("Authorization", "Cookie")}
    assert sent == expected


def test_key_in_a_header(server: Server) -> None:
    configuration = Configuration(host=server.url, api_key={"midjourneyAuth": "SECRET"})
    with sync.ApiClient(configuration) as client:
        sync.MidjourneyApi(client).submit_imagine(prompt="Cat")
    assert server.last.headers["mj-api-secret"] == "SECRET"
    assert "SECRET" not in repr(configuration)


def test_operation_without_security_sends_no_credentials(server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client:
        sync.ChatchatApi(client).chat(query="你好")
    assert "Authorization" not in server.last.headers


@pytest.mark.parametrize(
    ("chat_id", "sent"),
    [
        ("../../models", "..%2F..%2Fmodels"),
        ("a/b?c#d&e=f", "a%2Fb%3Fc%23d%26e%3Df"),
        ("对话 1", "%E5%AF%B9%E8%AF%9D%201"),
        ("100%", "100%25"),
        ("...", "..."),
    ],
)
async def test_path_values_stay_in_their_segment(chat_id: str, sent: str, server: Server) -> None:
    async with rest.ApiClient(server.configuration()) as client:
        await rest.ChatApi(client).chat_messages(TENANT, chat_id)
    with sync.ApiClient(server.configuration()) as sync_client:
        sync.ChatApi(sync_client).chat_messages(TENANT, chat_id)
    assert [request.path for request in server.requests] == [f"/api/v1/tenants/{TENANT}/chat/{sent}/messages"] * 2


@pytest.mark.parametrize("chat_id", ["", ".", ".."])
def test_path_values_that_are_no_segment_are_refused(chat_id: str, server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client, pytest.raises(ValueError, match="chat_id"):
        sync.ChatApi(client).chat_messages(TENANT, chat_id)
    assert server.requests == []


def test_query_values_are_encoded(server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client:
        sync.FastGPTApi(client).get_chat_init("应用&a=b", "c d")
    assert server.last.path == "/api/core/chat/init?appId=%E5%BA%94%E7%94%A8%26a%3Db&chatId=c%20d"


def test_query_is_repeated_in_the_body_where_servers_differ(server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client:
        sync.FastGPTApi(client).delete_chat_record("app-123", "chat-123", "record-1")
    fields = {"appId": "app-123", "chatId": "chat-123", "contentId": "record-1"}
    assert json.loads(server.last.body) == fields
    assert server.last.path.endswith("?appId=app-123&chatId=chat-123&contentId=record-1")


def test_a_share_link_in_a_query_is_json_text(server: Server) -> None:
    link = {"shareId": "s", "outLinkUid": "客 1"}
    with sync.ApiClient(server.configuration()) as client:
        api = sync.FastGPTApi(client)
        api.delete_chat_history(chat_id="c", out_link_auth_data=link)
        api.delete_chat_record("c", "r", out_link_auth_data=link, share_id="other")
        api.clear_chat_histories(out_link_auth_data=None)
    queries = [parse_qs(urlsplit(request.path).query) for request in server.requests]
    assert [json.loads(query.pop("outLinkAuthData")[0]) for query in queries[:2]] == [link, link]
    flat = {"shareId": ["s"], "outLinkUid": ["客 1"]}
    assert queries == [
        {"chatId": ["c"], **flat},
        {"chatId": ["c"], "contentId": ["r"], **flat, "shareId": ["other"]},
        {},
    ]
    with pytest.raises(ValueError, match="out_link_auth_data"):
        api.delete_chat_history(chat_id="c", out_link_auth_data="s")  # type: ignore[arg-type]


@pytest.mark.parametrize("args", [("a", "c", "d"), ("a", "c"), ("a",), ()])
def test_what_once_needed_no_name_still_needs_none(args: tuple[str, ...], server: Server) -> None:
    rest_of = dict(zip(("data_id", "chat_id", "app_id"), ("d", "c", "a")[: 3 - len(args)], strict=False))
    with sync.ApiClient(server.configuration()) as client:
        api: Any = sync.FastGPTApi(client)
        for method in (api.get_record_detail, api.get_record_detail_with_http_info):
            method(*args, **rest_of)
        api.get_record_detail("c", "d")
        api.get_record_detail("c", app_id="a", data_id="d")
        with pytest.raises(TypeError):
            api.get_record_detail("a", "c", "d", "x")
    queries = [urlsplit(request.path).query for request in server.requests]
    assert queries == ["appId=a&chatId=c&dataId=d"] * 2 + ["chatId=c&dataId=d", "appId=a&chatId=c&dataId=d"]


def test_a_share_link_is_sent_as_every_version_reads_it(server: Server) -> None:
    link = {"shareId": "s", "outLinkUid": "u"}
    with sync.ApiClient(server.configuration()) as client:
        api = sync.FastGPTApi(client)
        api.get_chat_histories(app_id="a", out_link_auth_data=link)
        api.get_chat_histories(app_id="a", out_link_auth_data=link, out_link_uid="other")
        api.get_chat_histories(app_id="a")
    bodies = [json.loads(request.body) for request in server.requests]
    assert bodies == [
        {"appId": "a", "outLinkAuthData": link, **link},
        {"appId": "a", "outLinkAuthData": link, **link, "outLinkUid": "other"},
        {"appId": "a"},
    ]


def test_what_was_not_set_is_not_sent_and_none_is_null(server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client:
        sync.OpenAIApi(client).create_chat_completion(model="o", messages=[], temperature=None)
    assert json.loads(server.last.body) == {"model": "o", "messages": [], "temperature": None}


def test_body_as_model_or_dictionary_or_not_at_all(server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client:
        api = sync.ChatApi(client)
        api.chat_chat(TENANT, chat_req=ChatReq(messages=[], thread_id="t", later_field=1))
        api.chat_chat(TENANT, {"messages": [], "threadId": "t", "later_field": 1})
        api.chat_chat(TENANT)
    first, second, third = server.requests
    assert json.loads(first.body) == json.loads(second.body) == {"messages": [], "threadId": "t", "later_field": 1}
    assert third.body == b""
    assert "Content-Type" not in third.headers


def test_options_of_a_call(server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client:
        sync.OpenAIApi(client).create_chat_completion(
            model="o",
            messages=[],
            _extra_body={"thinking_budget": 5, "model": "other"},
            _headers={"accept": "text/plain", "X-Trace": "1", "authorization": None},
        )
    assert json.loads(server.last.body) == {"model": "other", "messages": [], "thinking_budget": 5}
    assert server.last.headers["Accept"] == "text/plain"
    assert server.last.headers["X-Trace"] == "1"
    assert "Authorization" not in server.last.headers


def test_extra_body_joins_a_body_argument(server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client:
        sync.ChatApi(client).chat_chat(TENANT, ChatReq(messages=[]), _extra_body={"beta": True})
    assert json.loads(server.last.body) == {"messages": [], "beta": True}


async def test_bad_arguments_are_refused_before_anything_is_sent(server: Server) -> None:
    async with rest.ApiClient(server.configuration()) as client:
        api = rest.OpenAIApi(client)
        with pytest.raises(TypeError, match="messages"):
            await api.create_chat_completion(model="o")  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="'temprature'"):
            await api.create_chat_completion(model="o", messages=[], temprature=1)  # type: ignore[call-arg]
        with pytest.raises(ValueError, match="temperature"):
            await api.create_chat_completion(model="o", messages=[], temperature=3)
        with pytest.raises(ValueError, match="messages"):
            await api.create_chat_completion(model="o", messages=5)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=r"messages\.0\.role"):
            await api.create_chat_completion(model="o", messages=[{"content": "no role"}])
        with pytest.raises(ValueError, match="messages"):
            await rest.ChatApi(client).chat_chat(TENANT, {})
        with pytest.raises(ValueError, match="tenant"):
            await rest.ChatApi(client).chat_models(5)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="file"):
            await api.create_transcription(file=5, model="whisper-1")  # type: ignore[arg-type]
    assert server.requests == []


def test_an_address_without_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="host"):
        Configuration(host="localhost:8000")


@pytest.fixture(params=["path", "pathlib", "bytes", "file", "pair", "triple"])
def recording(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    path = tmp_path / "录音.wav"
    path.write_bytes(b"RIFF")
    named = io.BytesIO(b"RIFF")
    named.name = str(path)
    return {
        "path": str(path),
        "pathlib": path,
        "bytes": b"RIFF",
        "file": named,
        "pair": ("录音.wav", b"RIFF"),
        "triple": ("录音.wav", io.BytesIO(b"RIFF"), "audio/wave"),
    }[request.param]


async def test_upload_carries_name_and_type(recording: Any, request: pytest.FixtureRequest, server: Server) -> None:
    async with rest.ApiClient(server.configuration()) as client:
        await rest.OpenAIApi(client).create_transcription(
            file=recording, model="whisper-1", language="zh", stream=False
        )
    sent = server.last
    message = message_from_bytes(b"Content-Type: " + sent.headers["Content-Type"].encode() + b"\r\n\r\n" + sent.body)
    parts = {
        part.get_param("name", header="content-disposition"): part for part in message.walk() if part is not message
    }
    kind = request.node.callspec.params["recording"]
    assert parts["file"].get_payload(decode=True) == b"RIFF"
    assert parts["file"].get_content_type() == {
        "bytes": "application/octet-stream",
        "triple": "audio/wave",
    }.get(kind, "audio/x-wav")
    expected_name = "file" if kind == "bytes" else "录音.wav"
    assert f'filename="{expected_name}"'.encode() in sent.body
    assert parts["language"].get_payload(decode=True) == b"zh"
    assert parts["stream"].get_payload(decode=True) == b"false"


async def test_speech_arrives_as_bytes(server: Server) -> None:
    async with rest.ApiClient(server.configuration()) as client:
        speech = await rest.OpenAIApi(client).create_speech(model="tts-1", input="你好", voice="alloy")
    assert isinstance(speech, bytes)
    assert len(speech) > 100


async def test_the_three_forms_of_an_answer(server: Server) -> None:
    async with rest.ApiClient(server.configuration()) as client:
        api = rest.ChatApi(client)
        plain = await api.chat_models(TENANT)
        info = await api.chat_models_with_http_info(TENANT)
        opened = await api.chat_models_without_preload_content(TENANT)
        body = await opened.read()
    assert info.data == plain
    assert info.status_code == opened.status == 200
    assert info.headers["content-type"].startswith("application/json")
    assert info.raw_data == body
    with sync.ApiClient(server.configuration()) as sync_client:
        sync_api = sync.ChatApi(sync_client)
        assert sync_api.chat_models(TENANT) == plain
        assert sync_api.chat_models_with_http_info(TENANT).data == plain
        response = sync_api.chat_models_without_preload_content(TENANT)
        assert response.read() == body
        response.release_conn()


def test_settings_from_the_environment(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    monkeypatch.setenv("MTMAI_BASE_URL", server.url + "/")
    monkeypatch.setenv("MTMAI_API_KEY", "FROM_ENV")
    with sync.ApiClient() as client:
        sync.ChatApi(client).chat_models(TENANT)
    assert server.last.headers["Authorization"] == "Bearer FROM_ENV"


async def test_one_client_serves_many_tasks(server: Server) -> None:
    import asyncio

    async with rest.ApiClient(server.configuration()) as client:
        api = rest.OpenAIApi(client)
        answers = await asyncio.gather(*(api.list_models() for _ in range(50)))
    assert len({id(answer) for answer in answers}) == 50


def test_a_header_is_sent_once_whatever_its_case(server: Server) -> None:
    configuration = server.configuration()
    configuration.default_headers.update({"user-agent": "me", "accept": "text/x", "authorization": "Bearer other"})
    with sync.ApiClient(configuration) as client:
        sync.OpenAIApi(client).list_models()
    sent = [(name.lower(), value) for name, value in server.last.headers.items()]
    assert [value for name, value in sent if name == "user-agent"] == ["me"]
    assert [value for name, value in sent if name == "accept"] == ["text/x"]
    assert [value for name, value in sent if name == "authorization"] == ["Bearer TOKEN"]


@pytest.mark.parametrize("value", ["a\nb", "é", 5])
def test_a_header_that_cannot_be_sent_is_named(value: Any, server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client, pytest.raises(ValueError, match="X-Trace"):
        sync.OpenAIApi(client).list_models(_headers={"X-Trace": value})
    assert server.requests == []


@pytest.mark.parametrize("timeout", [0, -1, True, "5", float("inf"), float("nan"), (1, 0), (1, 2, 3)])
def test_a_limit_that_is_none_is_refused(timeout: Any, server: Server) -> None:
    with sync.ApiClient(server.configuration()) as client, pytest.raises(ValueError, match="timeout"):
        sync.OpenAIApi(client).list_models(_request_timeout=timeout)
    assert server.requests == []


def test_connections_are_bounded() -> None:
    import threading

    from support.wire import serving

    with serving(b'{"data":[]}', 0.1, content_type="application/json") as slow:
        with sync.ApiClient(Configuration(slow.url, max_connections=2)) as client:
            api = sync.OpenAIApi(client)
            threads = [threading.Thread(target=api.list_models) for _ in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert slow.connections <= 2
