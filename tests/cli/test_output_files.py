"""Downloading and saving files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web

from mtmaisdk.cli.output_files import download, extension_of, save
from mtmaisdk.clients.rest import ApiConnectionException, ApiException
from mtmaisdk.clients.rest.sync import ApiClient, Configuration
from mtmaisdk.mock.background import run_in_background

Requests = list[web.Request]


@pytest.fixture
def requests() -> Requests:
    return []


@pytest.fixture
def address(requests: Requests) -> Iterator[str]:
    async def send(request: web.Request) -> web.Response:
        requests.append(request)
        if request.path == "/moved":
            return web.Response(status=302, headers={"Location": "/file"})
        return web.Response(
            body=b"content" if request.path == "/file" else b"", status=404 * (request.path == "/no") or 200
        )

    app = web.Application()
    app.router.add_get("/{path}", send)
    with run_in_background(app) as url:
        yield url


@pytest.fixture
def client() -> Iterator[ApiClient]:
    with ApiClient(Configuration("http://127.0.0.1:9", access_token="sk-SECRET")) as client:
        yield client


def test_a_file_is_had_without_credentials_and_where_it_moved_to(
    address: str, client: ApiClient, requests: Requests
) -> None:
    assert download(client, f"{address}/moved?signature=SECRET") == b"content"
    assert [request.path for request in requests] == ["/moved", "/file"]
    assert not any("Authorization" in request.headers for request in requests)


def test_an_address_that_holds_the_file_itself(client: ApiClient) -> None:
    assert download(client, "data:image/png;base64,aGVsbG8=") == b"hello"
    assert download(client, "data:text/plain,a%20b") == b"a b"


@pytest.mark.parametrize("path", ["no", "empty"])
def test_a_file_that_is_not_there(path: str, address: str, client: ApiClient) -> None:
    with pytest.raises(ApiException, match="file at its URL on http://127") as caught:
        download(client, f"{address}/{path}?signature=SECRET")
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("url", ["/of-the-server?signature=SECRET", "file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_an_address_that_leads_nowhere(url: str, client: ApiClient) -> None:
    with pytest.raises(ApiConnectionException, match=r"downloading from .* failed") as caught:
        download(client, url)
    assert "SECRET" not in str(caught.value)


def test_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert save(b"a", None, "sound", ".mp3") == "sound.mp3"
    assert save(b"b", None, "sound", ".mp3") == "sound-2.mp3"
    assert save(b"c", "sound.mp3", "x") == "sound.mp3"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"sound.mp3": b"c", "sound-2.mp3": b"b"}
    assert extension_of(b"RIFF....WEBPVP8 ") == ".webp"
    assert extension_of(b"?") == ""
    with pytest.raises(FileNotFoundError):
        save(b"a", "nowhere/a.png", "x")
