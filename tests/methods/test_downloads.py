"""Sound that is saved while it arrives."""

from __future__ import annotations

import inspect
import time
from pathlib import Path
from typing import Any

import pytest
from support.scripted import Step, scripted
from support.wire import serving

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import (
    ApiConnectionException,
    ApiException,
    ApiTimeoutException,
    Configuration,
    Timeouts,
    UnexpectedResponseException,
    sync,
)

kinds = pytest.mark.parametrize("kind", ["async", "sync"])
SPEECH: dict[str, Any] = {"model": "tts-1", "input": "你好", "voice": "alloy"}
SOUND = bytes(range(256)) * 1000


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def save(kind: str, url: str, path: Any, **arguments: Any) -> Path:
    if kind == "async":
        async with rest.ApiClient(Configuration(url)) as client:
            return await rest.OpenAIApi(client).create_speech_to_file(path, **{**SPEECH, **arguments})
    with sync.ApiClient(Configuration(url)) as sync_client:
        return sync.OpenAIApi(sync_client).create_speech_to_file(path, **{**SPEECH, **arguments})


@kinds
@pytest.mark.parametrize("content_type", ["audio/mpeg", None])
async def test_sound_is_saved(kind: str, content_type: str | None, tmp_path: Path) -> None:
    path = tmp_path / "speech.mp3"
    path.write_bytes(b"older")
    with serving(SOUND[:1000], SOUND[1000:], content_type=content_type) as server:
        assert await save(kind, server.url, str(path)) == path
    assert path.read_bytes() == SOUND
    assert files_in(tmp_path) == [path]


@kinds
async def test_the_connection_is_used_again(kind: str, tmp_path: Path) -> None:
    with serving(SOUND, content_type="audio/mpeg") as server:
        if kind == "async":
            async with rest.ApiClient(Configuration(server.url)) as client:
                for name in "ab":
                    await rest.OpenAIApi(client).create_speech_to_file(tmp_path / name, **SPEECH)
        else:
            with sync.ApiClient(Configuration(server.url)) as sync_client:
                for name in "ab":
                    sync.OpenAIApi(sync_client).create_speech_to_file(tmp_path / name, **SPEECH)
    assert server.connections == 1


@kinds
@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"clean": False}, ApiConnectionException),
        ({"status": "401 Unauthorized"}, ApiException),
        ({"content_type": "application/json"}, UnexpectedResponseException),
    ],
    ids=["cut", "refused", "error as 200"],
)
async def test_what_is_not_whole_leaves_no_file(
    kind: str, answer: dict[str, Any], error: type[Exception], tmp_path: Path
) -> None:
    older = tmp_path / "speech.mp3"
    older.write_bytes(b"older")
    body = b'{"error": {"message": "no such voice"}}'
    with serving(body, **{"content_type": "audio/mpeg", **answer}) as server:
        with pytest.raises(error) as caught:
            await save(kind, server.url, older)
    assert older.read_bytes() == b"older"
    assert files_in(tmp_path) == [older]
    if error is not ApiConnectionException:
        assert "no such voice" in str(caught.value)


@kinds
async def test_nothing_is_no_file(kind: str, tmp_path: Path) -> None:
    with serving(content_type="audio/mpeg") as server, pytest.raises(UnexpectedResponseException, match="empty body"):
        await save(kind, server.url, tmp_path / "speech.mp3")
    assert not files_in(tmp_path)


@kinds
async def test_a_server_that_falls_silent(kind: str, tmp_path: Path) -> None:
    with serving(SOUND, 2.0, SOUND, content_type="audio/mpeg") as server, pytest.raises(ApiTimeoutException):
        await save(kind, server.url, tmp_path / "speech.mp3", _request_timeout=(1, 0.1))
    assert not files_in(tmp_path)


@kinds
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
async def test_a_full_disk_is_no_fault_of_the_connection(kind: str, tmp_path: Path) -> None:
    with serving(SOUND, content_type="audio/mpeg") as server, pytest.raises(OSError, match="No space left"):
        await save(kind, server.url, "/dev/full")


@kinds
async def test_a_place_that_cannot_be_written_to_costs_no_request(kind: str, tmp_path: Path) -> None:
    with serving(SOUND) as server, pytest.raises(FileNotFoundError):
        await save(kind, server.url, tmp_path / "no-such-folder" / "speech.mp3")
    assert server.connections == 0


def test_help_shows_the_path() -> None:
    for api in (rest.OpenAIApi, sync.OpenAIApi):
        method = api.create_speech_to_file
        assert [*inspect.signature(method).parameters][:4] == ["self", "file", "model", "input"]
        assert "file: Path of the file" in (method.__doc__ or "")
        assert "file" not in inspect.signature(api.create_speech).parameters


DRIPS: list[Step] = [step for _ in range(100) for step in (b"a", 0.02)]


@kinds
@pytest.mark.parametrize(
    ("steps", "timeout"), [([b"a", 1.0], Timeouts(idle=0.1)), (DRIPS, 0.1), (DRIPS, Timeouts(total=0.1, idle=5))]
)
async def test_the_limits_of_time_count(kind: str, steps: list[Step], timeout: Any, tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 100\r\n\r\n"
    begun = time.monotonic()
    with scripted([head, *steps]) as server, pytest.raises(ApiTimeoutException):
        await save(kind, server.url, tmp_path / "a.mp3", _request_timeout=timeout)
    assert time.monotonic() - begun < 0.6
    assert not files_in(tmp_path)
