"""Files for chats, by every kind of ticket."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import os
import pickle
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import urllib3
from support import ROOT, posix
from support.scripted import answer, scripted
from support.store import KEY, TICKETS, storing

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import ApiConnectionException, ApiException, Configuration, Retries, sync
from mtmaisdk.clients.rest.exceptions import RedirectException, UploadException

kinds = pytest.mark.parametrize("kind", ["async", "sync"])
tickets = pytest.mark.parametrize("ticket", TICKETS)
CONTENT = os.urandom(2500)


async def upload(kind: str, url: str, file: Any, method: str = "upload_chat_file", /, **arguments: Any) -> Any:
    configuration = Configuration(url, access_token="TOKEN", api_key={"cookieAuth": "SESSION"})
    configuration.default_headers["X-Mine"] = "SECRET"
    if kind == "async":
        async with rest.ApiClient(configuration) as client:
            return await getattr(rest.FastGPTApi(client), method)("app", "chat", file, **arguments)
    with sync.ApiClient(configuration) as sync_client:
        return getattr(sync.FastGPTApi(sync_client), method)("app", "chat", file, **arguments)


@kinds
@tickets
async def test_a_file_goes_where_its_ticket_says(kind: str, ticket: str, tmp_path: Path) -> None:
    path = tmp_path / "文档.pdf"
    path.write_bytes(CONTENT)
    with storing(ticket) as store:
        reference = await upload(kind, store.url, path)
    assert store.content == CONTENT
    address = {
        "preview": f"{store.url}/api/system/file/download/JWT",
        "parts": f"{store.store_url}/d/ALIAS",
    }.get(ticket, f"{store.store_url}/read?X-Amz=1")
    assert reference == {"type": "doc", "name": "文档.pdf", "key": KEY, "url": address, "previewUrl": address}
    assert store.presigned == [
        {"filename": "文档.pdf", "appId": "app", "chatId": "chat", "contentType": "application/pdf", "size": 2500}
    ]
    # Newest servers want the chat here too.
    asked = [] if ticket in ("preview", "parts") else [{"key": KEY, "appId": "app", "chatId": "chat"}]
    assert store.linked == asked


@kinds
@tickets
async def test_the_store_gets_nothing_of_the_clients(kind: str, ticket: str) -> None:
    with storing(ticket) as store:
        await upload(kind, store.url, ("a.pdf", CONTENT), _headers={"X-Call": "SECRET"})
    for headers in store.api_headers:
        assert headers["Authorization"] == "Bearer TOKEN"
        assert headers["X-Call"] == headers["X-Mine"] == "SECRET"
    assert store.sent
    for sent in store.sent:
        for secret in ("TOKEN", "SESSION", "SECRET"):
            assert secret not in str(dict(sent.headers))
        assert not {"Authorization", "Cookie", "X-Mine", "X-Call"} & set(sent.headers)
        assert "Transfer-Encoding" not in sent.headers
    if ticket == "put":
        (sent,) = store.sent
        assert sent.path == f"/bucket/{KEY}?X-Amz-Signature=SIGNATURE%2F"
        assert (sent.headers["Content-Type"], sent.headers["x-oss-meta-a"]) == ("application/pdf", "1")


async def test_a_given_session_or_pool_keeps_its_headers_and_cookies_to_itself() -> None:
    with storing("put") as store:
        async with aiohttp.ClientSession(headers={"X-Mine": "SECRET"}, cookies={"a": "SECRET"}) as session:
            client = rest.ApiClient(Configuration(store.url), session=session)
            await rest.FastGPTApi(client).upload_chat_file("app", "chat", ("a.pdf", CONTENT))
        pool = urllib3.PoolManager(headers={"X-Mine": "SECRET"})
        with sync.ApiClient(Configuration(store.url), pool=pool) as sync_client:
            await asyncio.to_thread(sync.FastGPTApi(sync_client).upload_chat_file, "app", "chat", ("a.pdf", CONTENT))
        pool.clear()
    assert len(store.sent) == 2
    for sent in store.sent:
        assert "SECRET" not in str(dict(sent.headers))


@kinds
@tickets
@pytest.mark.parametrize("form", ["bytes", "file", "read in part", "pipe", "empty"])
async def test_every_form_of_a_file(kind: str, ticket: str, form: str, tmp_path: Path) -> None:
    content = b"" if form == "empty" else CONTENT
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with storing(ticket) as store, path.open("rb") as opened:
        if form == "pipe":
            reading, writing = os.pipe()
            threading.Thread(target=lambda: os.write(writing, content) and os.close(writing)).start()
            with os.fdopen(reading, "rb") as pipe:
                await upload(kind, store.url, ("a.pdf", pipe))
        else:
            if form == "read in part":
                opened.read(1000)
                content = content[1000:]
            await upload(kind, store.url, ("a.pdf", content) if form == "bytes" else opened)
            assert not opened.closed
    assert store.content == content
    assert store.presigned[0]["size"] == len(content)


@kinds
@tickets
async def test_progress_is_told(kind: str, ticket: str) -> None:
    told: list[tuple[int, int]] = []

    async def tell(sent: int, total: int) -> None:
        told.append((sent, total))

    content = bytes(600_000)
    with storing(ticket, part_size=250_000) as store:
        progress = tell if kind == "async" else lambda sent, total: told.append((sent, total))
        await upload(kind, store.url, ("a.pdf", content), progress=progress)
    assert told == sorted(told)
    assert len(told) >= 3
    assert told[-1] == (600_000, 600_000)
    assert {total for _, total in told} == {600_000}


@kinds
async def test_a_file_that_is_too_large_is_not_sent(kind: str) -> None:
    with storing("put", max_size=2499) as store:
        with pytest.raises(UploadException, match=r"at size: a\.pdf has 2500 bytes; .* at most 2499") as caught:
            await upload(kind, store.url, ("a.pdf", CONTENT))
    assert caught.value.step == "size"
    assert store.sent == []


FAILURES = {
    "presign": ("put", "/api/core/chat/file/presignChatFilePostUrl"),
    "send": ("put", f"/bucket/{KEY}"),
    "complete": ("parts", "/u/TOKEN/complete"),
    "link": ("put", "/api/core/chat/file/presignChatFileGetUrl"),
}


@kinds
@pytest.mark.parametrize("step", FAILURES)
async def test_a_failure_says_at_which_step(kind: str, step: str) -> None:
    ticket, path = FAILURES[step]
    with storing(ticket, failing={path: 99}) as store:
        with pytest.raises(UploadException, match=f"upload failed at {step}: ") as caught:
            await upload(kind, store.url, ("a.pdf", CONTENT))
    assert caught.value.step == step
    assert isinstance(caught.value.__cause__, ApiException)
    assert "SIGNATURE" not in str(caught.value)
    assert "TOKEN" not in str(caught.value)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.step, str(again)) == (step, str(caught.value))
    # What was begun is given up.
    assert [sent.path for sent in store.sent if sent.path.endswith("abort")] == ["/u/TOKEN/abort"] * (ticket == "parts")


@kinds
async def test_a_part_is_tried_again(kind: str) -> None:
    with storing("parts", failing={"/u/TOKEN": 2}) as store:
        await upload(kind, store.url, ("a.pdf", CONTENT), _retries=Retries(0, base=0.01))
    *parts, end = store.sent
    assert [sent.path[-1] for sent in parts] == ["1", "1", "1", "2", "3"]
    assert b"".join(sent.body for sent in parts[2:]) == CONTENT
    etags = [{"partNumber": number, "etag": f"etag-{number}"} for number in (1, 2, 3)]
    assert (end.path, json.loads(end.body)) == ("/u/TOKEN/complete", {"parts": etags})


@kinds
async def test_one_line_for_each_request_to_the_store(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "mtmaisdk")
    with storing("parts", failing={"/u/TOKEN": 1}) as store:
        await upload(kind, store.url, ("a.pdf", CONTENT), _retries=Retries(0, base=0.01))
        place = store.store_url
    lines = [
        f"{record.levelname} {re.sub(r'0.[0-9]{3} s', '0.000 s', record.getMessage())}"
        for record in caplog.records
        if record.name == "mtmaisdk" and place in record.getMessage()
    ]
    assert lines == [
        f"INFO PUT {place}/…: ServiceException (503) in 0.000 s, again in 0.0 s",
        *[f"DEBUG PUT {place}/…: 200 in 0.000 s"] * 3,
        f"DEBUG POST {place}/…: 200 in 0.000 s",
    ]
    assert "TOKEN" not in caplog.text


@kinds
async def test_a_store_that_cannot_be_reached(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mtmaisdk")
    with storing("put") as store:
        store.store_url = "http://127.0.0.1:9"
        with pytest.raises(UploadException, match="at send") as caught:
            await upload(kind, store.url, ("a.pdf", CONTENT))
    assert isinstance(caught.value.__cause__, ApiConnectionException)
    assert "SIGNATURE" not in str(caught.value)
    assert "PUT http://127.0.0.1:9/…: ApiConnectionException in 0." in caplog.text


BROKEN: list[tuple[str, dict[str, Any], str]] = [
    ("put", {"key": None}, "presign"),
    ("put", {"url": None}, "presign"),
    ("put", {"url": "http://["}, "presign"),
    ("put", {"url": "http://user:SIGNATURE@127.0.0.1:9/"}, "send"),
    ("put", {"url": "http://127.0.0.1:99999/SIGNATURE"}, "send"),
    ("put", {"url": "http://a..b/SIGNATURE"}, "send"),
    ("put", {"url": "file:///etc/passwd"}, "presign"),
    ("put", {"headers": {"X-A": "a\r\nX-B: b"}}, "send"),
    ("put", {"headers": {"X-A": "你"}}, "send"),
    ("parts", {"partSize": 0}, "presign"),
    ("parts", {"partSize": -1000}, "presign"),
    ("parts", {"partSize": None}, "presign"),
    ("parts", {"completeUrl": None}, "presign"),
    ("parts", {"completeUrl": "ftp://a"}, "complete"),
    ("preview", {"previewUrl": "http://[SECRET"}, "link"),
]


@kinds
@pytest.mark.parametrize(("ticket", "changed", "step"), BROKEN)
async def test_a_ticket_that_makes_no_sense(kind: str, ticket: str, changed: dict[str, Any], step: str) -> None:
    with storing(ticket, changed=changed) as store, pytest.raises(UploadException) as caught:
        await upload(kind, store.url, ("a.pdf", CONTENT))
    assert caught.value.step == step
    assert store.sent == []
    assert "SECRET" not in str(caught.value)
    assert "SIGNATURE" not in str(caught.value)


@kinds
async def test_a_link_that_is_no_text_is_refused(kind: str) -> None:
    ticket = answer(200, json.dumps({"code": 200, "data": {"url": "/store", "key": "k"}}).encode())
    with scripted(ticket, answer(200), answer(200, b'{"code": 200, "data": {"link": "http://host/"}}')) as server:
        with pytest.raises(UploadException, match="the server sent no URL") as caught:
            await upload(kind, server.url, ("a.pdf", CONTENT))
    assert caught.value.step == "link"


@kinds
@pytest.mark.parametrize(("size", "part_size", "parts"), [(10_001, 1, 0), (20_001, 2, 0), (20, 1, 20), (20, 10**25, 1)])
async def test_a_ticket_of_too_many_parts_is_refused(kind: str, size: int, part_size: int, parts: int) -> None:
    with storing("parts", part_size=part_size) as store:
        if parts:
            await upload(kind, store.url, ("a.pdf", CONTENT[:size]))
        else:
            with pytest.raises(UploadException, match=f"{size} bytes in parts of {part_size}, more than 10000 parts"):
                await upload(kind, store.url, ("a.pdf", bytes(size)))
    assert sum(sent.method == "PUT" for sent in store.sent) == parts


@kinds
async def test_an_argument_of_the_wrong_type_is_named(kind: str) -> None:
    with storing("put") as store, pytest.raises(ValueError, match="X-A"):
        await upload(kind, store.url, ("a.pdf", CONTENT), _headers={"X-A": "a\nb"})
    assert store.presigned == []


@kinds
async def test_a_store_that_redirects(kind: str) -> None:
    from aiohttp import web
    from support.peers import Recorder

    from mtmaisdk.mock.background import run_in_background

    elsewhere = Recorder(lambda _: web.Response(status=307, headers={"Location": "http://elsewhere.test/"}))
    with storing("put") as store, run_in_background(elsewhere.app) as store.store_url:
        with pytest.raises(UploadException, match=r"redirects to http://elsewhere\.test/") as caught:
            await upload(kind, store.url, ("a.pdf", CONTENT))
    assert isinstance(caught.value.__cause__, RedirectException)


@kinds
async def test_an_image(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(CONTENT)
    with storing("put") as store:
        reference = await upload(kind, store.url, str(path), "upload_chat_image")
        assert reference["type"] == "img"
        with pytest.raises(ValueError, match=r"a\.pdf is not an image"):
            await upload(kind, store.url, ("a.pdf", CONTENT), "upload_chat_image")
    assert len(store.presigned) == 1


@kinds
async def test_what_is_no_file_is_refused_before_anything_is_sent(kind: str, tmp_path: Path) -> None:
    with storing("put") as store:
        with pytest.raises(FileNotFoundError, match="no-such-file"):
            await upload(kind, store.url, tmp_path / "no-such-file")
        with pytest.raises(ValueError, match="a file must be a path"):
            await upload(kind, store.url, 5)
        with pytest.raises(ValueError, match="binary mode"):
            await upload(kind, store.url, io.StringIO("text"))
    assert store.presigned == []


UPLOAD = """
import asyncio, resource, sys
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync

kind, method, url, path = sys.argv[1:]
configuration = Configuration(url)
arguments = {"file": path, **({"app_id": "a", "chat_id": "c"} if "chat" in method else {"model": "whisper-1"})}
small = {**arguments, "file": ("small.wav", b"RIFF")}
def peak():
    # In KiB but on macOS.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)

async def main():
    async with rest.ApiClient(configuration) as client:
        call = getattr(rest.FastGPTApi(client) if "chat" in method else rest.OpenAIApi(client), method)
        await call(**small)
        before = peak()
        await call(**arguments)
        return peak() - before

def blocking():
    with sync.ApiClient(configuration) as client:
        call = getattr(sync.FastGPTApi(client) if "chat" in method else sync.OpenAIApi(client), method)
        call(**small)
        before = peak()
        call(**arguments)
        return peak() - before

print(asyncio.run(main()) if kind == "async" else blocking())
"""


@posix
@kinds
@pytest.mark.parametrize("method", ["form", "put", "create_transcription"])
def test_a_file_is_not_read_into_memory(kind: str, method: str, tmp_path: Path) -> None:
    path = tmp_path / "large.wav"
    with path.open("wb") as file:
        file.truncate(96 * 2**20)
    with storing("put" if "_" in method else method, keeps=False) as store:
        is_chat = "_" not in method
        arguments = [kind, "upload_chat_file" if is_chat else method, store.url if is_chat else store.store_url]
        script = [sys.executable, "-c", UPLOAD, *arguments, str(path)]
        run = subprocess.run(script, capture_output=True, text=True, cwd=ROOT / "generated", timeout=60)
    assert run.returncode == 0, run.stderr
    assert len(store.sent) == 2
    assert int(store.sent[1].headers["Content-Length"]) >= 96 * 2**20
    assert int(run.stdout) < 24 * 1024


@kinds
async def test_a_file_that_shrinks_while_it_is_sent(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(bytes(2**20))
    with storing("put") as store:
        with pytest.raises(UploadException, match="at send"):
            await upload(kind, store.url, path, progress=lambda *_: path.write_bytes(b""))
        # The store has to see the end of the connection before it is stopped.
        await asyncio.sleep(0.1)


EXAMPLES = re.findall(
    r"```python\n(.*?)```", (ROOT / "generated/docs/FastGPTApi.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.mark.parametrize("method", ["upload_chat_file", "upload_chat_image"])
async def test_the_examples_run_as_printed(
    method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = [example for example in EXAMPLES if f".{method}(" in example]
    for name in ("document.pdf", "example.png"):
        (tmp_path / name).write_bytes(CONTENT)
    monkeypatch.chdir(tmp_path)
    with storing("put") as store:
        await asyncio.to_thread(exec, example.replace("http://127.0.0.1:9000", store.url), {})
    assert KEY in capsys.readouterr().out
