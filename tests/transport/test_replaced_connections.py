"""Tools that record calls, such as vcrpy, put classes of their own in the place of urllib3's for a while."""

from __future__ import annotations

import http.client
import importlib.util
import io
from typing import Any

import pytest
import urllib3
from support.scripted import CHAT, EVENTS, MESSAGES, MODELS, answer, list_models, scripted
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool

from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.clients.rest.transport.blocking import connection as ours

BODIES = {"/v1/models": MODELS, "/v1/chat/completions": CHAT, "/v1/audio/speech": b"ID3"}


class Recorded(http.client.HTTPResponse):
    """A response without `connection`, and with the methods of a file, as vcrpy's."""

    def __init__(self, body: bytes, media_type: str) -> None:
        self.fp = None  # type: ignore[assignment]
        self.status, self.reason, self.headers = 200, "OK", {"Content-Type": media_type}  # type: ignore[assignment]
        self.version_string, self.length_remaining = "HTTP/1.1", len(body)
        self._content = io.BytesIO(body)

    def read(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:  # type: ignore[override]
        return self._content.read(amt)

    def read1(self, n: int = -1) -> bytes:
        return self._content.read1(n)

    def close(self) -> None:
        pass

    def release_conn(self) -> None:
        pass


class Recording(HTTPConnection):
    def connect(self) -> None:
        raise AssertionError

    def request(self, method: str, url: str, body: Any = None, *_: Any, **__: Any) -> None:  # type: ignore[override]
        is_stream = body is not None and b'"stream":true' in body
        data = EVENTS if is_stream else BODIES[url]
        kind = "text/event-stream" if is_stream else "audio/mpeg" if url.endswith("speech") else "application/json"
        self._recorded = Recorded(data, kind)

    def getresponse(self) -> Any:
        return self._recorded


async def test_what_a_tool_puts_in_place_of_a_connection_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    with sync.ApiClient(Configuration("http://recorded.test")) as client:
        api = sync.OpenAIApi(client)
        with monkeypatch.context() as patched:
            patched.setattr(HTTPConnectionPool, "ConnectionCls", Recording)
            assert api.list_models().data == []
            assert api.create_chat_completion(model="o", messages=MESSAGES).choices[0].message.content == "hi"
            with api.create_chat_completion_stream(model="o", messages=MESSAGES) as stream:
                assert stream.final().text == "hi"
            with api.create_chat_completion_stream(model="o", messages=MESSAGES) as stream:
                next(iter(stream))
            saved = api.create_speech_to_file(tmp_path / "a", model="o", input="a", voice="b")
            assert saved.read_bytes() == b"ID3"
    with scripted(answer(200, MODELS)) as server:
        assert (await list_models("sync", Configuration(server.url))).data == []


def test_a_tool_that_is_active_at_the_first_call_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module is imported when it is first needed."""
    monkeypatch.setattr(urllib3.connection, "HTTPConnection", Recording)
    assert ours.__file__ is not None
    spec = importlib.util.spec_from_file_location("imported_while_replaced", ours.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert Recording not in module.Connection.__mro__
    assert HTTPConnection in module.Connection.__mro__
