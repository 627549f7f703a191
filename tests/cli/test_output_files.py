"""Downloading and saving files."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiohttp import web
from support import posix

from cli.conftest import Ended
from mtmaisdk.cli.output_files import download, extension_of, save
from mtmaisdk.clients.rest import ApiConnectionException, ApiException
from mtmaisdk.clients.rest.sync import ApiClient, Configuration
from mtmaisdk.mock.background import run_in_background

Cli = Callable[..., Ended]
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


NO_IMAGES: dict[str, dict[str, str]] = {
    "no base64": {"b64_json": "!!!!"},
    "base64 cut within a group": {"b64_json": "iVBORw0KGgo"},
    "base64 of a page": {"b64_json": "PGh0bWw+bG9nIGluPC9odG1sPg=="},
    "base64 of nothing": {"b64_json": "    "},
    "no base64 in a data: URL": {"url": "data:image/png;base64,####"},
    "a data: URL without content": {"url": "data:image/png;base64"},
    "a data: URL as base64 that is none": {"b64_json": "data:image/png;base64,####"},
    "a page": {"url": "/page"},
    "a page that says that it is an image": {"url": "/disguised"},
    "JSON": {"url": "/json"},
    "no address": {"url": "http://[::1/x?signature=SECRET"},
    "an address with a password": {"url": "http://user:SECRET@127.0.0.1:1/SECRET"},
    "neither": {},
}
IMAGES: dict[str, dict[str, str]] = {
    "base64": {"b64_json": "iVBORw0KGgo="},
    "base64 in lines": {"b64_json": "iVBO\r\nRw0KGgo=\n"},
    "a data: URL as base64": {"b64_json": "data:image/png;base64,iVBORw0KGgo="},
    "a data: URL": {"url": "data:image/png;base64,iVBORw0KGgo="},
    "an address": {"url": "/image"},
}


@pytest.fixture
def images(_images: str, mock: object, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a server of images, for which the key of the environment is."""
    monkeypatch.setenv("MTMAI_BASE_URL", _images)
    return _images


@pytest.fixture(scope="module")
def _images() -> Iterator[str]:
    """The address of a server of the images above; the prompt names one, or several joined by commas."""

    async def generate(request: web.Request) -> web.Response:
        wanted = (await request.json())["prompt"].split(",")
        return web.json_response({"data": [{**NO_IMAGES, **IMAGES}[name] for name in wanted]})

    async def send(request: web.Request) -> web.StreamResponse:
        if request.path == "/drip":
            response = web.StreamResponse(headers={"Content-Type": "image/png"})
            await response.prepare(request)
            while True:
                await response.write(b"x")
                await asyncio.sleep(0.1)
        if request.path.startswith("/mj/"):
            return web.json_response({"id": "1", "status": "SUCCESS", "imageUrl": "/drip"})
        kind = {"/page": "text/html", "/json": "application/json"}.get(request.path, "image/png")
        body = {"/image": b"\x89PNG\r\n\x1a\n", "/json": b'{"status": "gone"}'}.get(request.path, b"\n<!DOCTYPE HTML>")
        return web.Response(body=body, content_type=kind)

    IMAGES["a slow one"] = {"url": "/drip"}
    app = web.Application()
    app.router.add_post("/v1/images/generations", generate)
    app.router.add_get("/{path:.*}", send)
    with run_in_background(app) as url:
        yield url


@pytest.mark.parametrize("name", NO_IMAGES)
def test_what_is_no_image_is_not_saved(name: str, images: str, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "old.png").write_bytes(b"old")
    for target in ("x.png", "old.png"):
        ended = cli("image", name, "-u", images, "-o", target)
        assert ended.code == 1
        assert "SECRET" not in ended.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old.png": b"old"}


def test_an_image_without_content_is_not_asked_for(images: str, cli: Cli) -> None:
    assert "neither base64 nor an address" in cli("image", "neither", "-u", images, "-o", "x.png").err


@pytest.mark.parametrize("name", IMAGES)
def test_every_form_of_an_image(name: str, images: str, cli: Cli, tmp_path: Path) -> None:
    assert cli("image", name, "-u", images, "-o", "x.png") == (0, "x.png\n", "")
    assert (tmp_path / "x.png").read_bytes() == b"\x89PNG\r\n\x1a\n"


def test_an_image_that_is_none_does_not_cost_the_others(images: str, cli: Cli) -> None:
    ended = cli("image", "base64,a page,a data: URL", "-u", images, "-n", "3", "-o", "x.png")
    assert (ended.code, ended.out) == (1, "x-1.png\nx-3.png\n")
    assert "a web page or a message in place of an image" in ended.err


@pytest.mark.parametrize(
    "command",
    [["image", "a slow one", "-s", "timeout:=1.2"], ["mj", "--task", "1", "--timeout", "0.2"]],
    ids=["image", "mj"],
)
def test_the_time_limit_holds_for_the_download(command: list[str], images: str, cli: Cli, tmp_path: Path) -> None:
    begun = time.monotonic()
    ended = cli(*command, "-u", images)
    assert time.monotonic() - begun < 3
    assert (ended.code, ended.out) == (1, "")
    assert "in total" in ended.err
    assert [*tmp_path.iterdir()] == []


@posix
def test_a_link_to_nowhere_is_a_name_that_is_used(images: str, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "image.png").symlink_to("/nowhere/x")
    assert cli("image", "base64", "-u", images) == (0, "image-2.png\n", "")


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
