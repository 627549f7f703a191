"""A file object can be given again: after each request it is where its content began."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.contract_calls import FORM, arguments, client_operation, file_fields
from support.scripted import CHAT, answer, call, scripted
from support.store import storing

from mtmaisdk.chat import connect, connect_async
from mtmaisdk.clients.rest import Configuration, Retries
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.files.upload import as_upload
from mtmaisdk.mock.contract import load

CONTENT = os.urandom(2**18 + 5000)
BEGIN = 1000
WITH_FILES = [each for each in load() if any(example.media_type == FORM for example in each.request_examples)]
kinds = pytest.mark.parametrize("kind", ["async", "sync"])


class Unusual:
    """A file object that is neither hashable nor returns what `seek` does."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)

    def read(self, size: int = -1) -> bytes:
        # Less than was asked for, as an unbuffered file may.
        return self._file.read(min(size, 70_000) if size > 0 else size)

    def seek(self, offset: int, whence: int = 0) -> None:
        self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()


@pytest.fixture(params=["BytesIO", "file", "unbuffered", "SpooledTemporaryFile", "Unusual"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A file object that was read up to where its content begins."""
    path = tmp_path / "a.wav"
    path.write_bytes(b"-" * BEGIN + CONTENT)
    made: dict[str, Any] = {
        "BytesIO": lambda: io.BytesIO(path.read_bytes()),
        "file": lambda: path.open("rb"),
        "unbuffered": lambda: path.open("rb", buffering=0),
        "SpooledTemporaryFile": lambda: tempfile.SpooledTemporaryFile(max_size=10),  # noqa: SIM115 - closed below
        "Unusual": lambda: Unusual(path.read_bytes()),
    }
    file = made[request.param]()
    if request.param == "SpooledTemporaryFile":
        file.write(path.read_bytes())
    file.seek(BEGIN)
    yield file
    if request.param != "Unusual":
        file.close()


@kinds
@pytest.mark.parametrize("operation", WITH_FILES, ids=lambda each: each.method)
async def test_every_operation_with_a_file(kind: str, operation: Any, opened: Any) -> None:
    described = client_operation(operation)
    assert described.body is not None
    given = arguments(operation, next(each for each in operation.request_examples if each.media_type == FORM))
    for field in file_fields(operation) & given.keys():
        given[field] = ("a.wav", opened)
    body = b'{"text":"hi","data":[{"url":"http://host/a.png"}]}'
    busy, refused = answer(503, retry_after="0"), answer(400, b'{"error":{"message":"no"}}')
    with scripted(busy, refused, answer(200, body), answer(200, body)) as script:
        configuration = Configuration(script.url, access_token="K", retries=Retries(1, base=0.01))
        with pytest.raises(OpenApiException, match="no"):
            await call(kind, configuration, f"{operation.tag}Api", operation.method, **given)
        for _ in range(2):
            assert opened.tell() == BEGIN
            await call(kind, configuration, f"{operation.tag}Api", operation.method, **given)
    assert [CONTENT in request for request in script.requests] == [True] * 4
    assert not any(b"-" * BEGIN in request for request in script.requests)


@kinds
@pytest.mark.parametrize("ticket", ["form", "put", "parts"])
async def test_an_upload_for_a_chat(kind: str, ticket: str, opened: Any) -> None:
    with storing(ticket) as store:
        store.part_size = 2**17
        configuration = Configuration(store.url, access_token="K", retries=0)
        for _ in range(2):
            where = {"app_id": "a", "chat_id": "c", "file": ("a.pdf", opened)}
            await call(kind, configuration, "FastGPTApi", "upload_chat_file", **where)
            assert (store.content, opened.tell()) == (CONTENT, BEGIN)
            store.sent.clear()


@kinds
@pytest.mark.parametrize("form", ["send", "stream"])
async def test_an_attachment(kind: str, form: str, opened: Any) -> None:
    refused = answer(400, b'{"error":{"message":"no"}}')
    with scripted(refused, answer(200, CHAT)) as script:
        open_chat: Any = connect_async if kind == "async" else connect
        chat = open_chat("openai", script.url, "K", model="m", retries=0)
        for number in range(3):
            # The same object twice in one message is two files.
            arguments = {"attach": [("a.png", opened), ("b.png", opened)]}
            try:
                if kind == "async" and form == "send":
                    await chat.send("看", **arguments)
                elif kind == "async":
                    async with chat.stream("看", **arguments) as stream:
                        await stream.final()
                elif form == "send":
                    chat.send("看", **arguments)
                else:
                    with chat.stream("看", **arguments) as stream:
                        stream.final()
            except OpenApiException:
                assert number == 0
            assert opened.tell() == BEGIN
            if number < 2:
                chat.reset()
        closed = chat.close()
        if kind == "async":
            await closed
    bodies = {request.partition(b"\r\n\r\n")[2] for request in script.requests}
    assert (len(script.requests), len(bodies)) == (3, 1)


@kinds
async def test_what_cannot_be_rewound_is_sent_once(kind: str) -> None:
    def pipe(content: bytes) -> io.BufferedReader:
        reading, writing = os.pipe()
        os.write(writing, content)
        os.close(writing)
        return os.fdopen(reading, "rb")

    with scripted(answer(400), answer(200, b'{"text":"hi"}')) as script, pipe(b"SOUND") as once, pipe(b"") as empty:
        configuration = Configuration(script.url, access_token="K", retries=0)
        transcribe = (kind, configuration, "OpenAIApi", "create_transcription")
        with pytest.raises(OpenApiException):
            await call(*transcribe, model="m", file=once)
        assert b"SOUND" in script.requests[0]
        with pytest.raises(OSError, match="read before and cannot be rewound; pass a new one, bytes or a path"):
            await call(*transcribe, model="m", file=once)
        assert len(script.requests) == 1
        await call(*transcribe, model="m", file=empty)


def test_two_uploads_of_one_object_read_it_in_turns() -> None:
    file = io.BytesIO(b"0123456789")
    first, second = as_upload(file), as_upload(("b", file))
    with first.open_at(0) as read, second.open_at(5) as other:
        assert [read(3), other(3), read(3), other(9)] == [b"012", b"567", b"345", b"89"]
    assert (first.size, second.size, file.tell()) == (10, 10, 0)
