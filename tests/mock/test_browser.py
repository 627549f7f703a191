"""What a browser needs of the server, what it must not get, and the site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from support.raw_http import CHAT, MESSAGES

from mtmaisdk.mock import site
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

BODY = json.dumps({"model": "o", "messages": MESSAGES, "stream": True})
ORIGIN = "https://docs.example"


@pytest.fixture(scope="module")
def running() -> Iterator[MockServer]:
    with run_mock_server() as server:
        yield server


@pytest.fixture
def mock(running: MockServer) -> MockServer:
    running.clear()
    return running


def ask(
    server: MockServer, path: str, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(server.url.removeprefix("http://"), timeout=5)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Content-Type": "application/json", **names})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


def test_a_preflight_is_answered_for_every_header(mock: MockServer) -> None:
    asked = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "authorization,content-type"}
    response, _ = ask(mock, CHAT, "OPTIONS", Origin=ORIGIN, **asked)
    assert response.status == 204
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Allow-Methods"] == "POST"
    assert response.headers["Access-Control-Allow-Headers"] == "authorization,content-type"
    assert mock.requests == []


def test_pages_may_read_streams_and_errors(mock: MockServer) -> None:
    response, text = ask(mock, CHAT, "POST", BODY, Origin=ORIGIN, Authorization="Bearer KEY")
    assert (response.status, "[DONE]" in text) == (200, True)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    for path in (CHAT, "/unknown"):
        response, _ = ask(mock, path, "POST", "{}", Origin=ORIGIN)
        assert (response.status >= 400, response.headers["Access-Control-Allow-Origin"]) == (True, "*")


def test_other_programs_get_what_the_real_server_sends(mock: MockServer) -> None:
    response, _ = ask(mock, CHAT, "OPTIONS")
    assert response.status == 405
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:9000", "127.0.0.1:1", "[::1]:9000", "docs.localhost", "10.1.2.3"]
)
def test_hosts_of_this_machine_are_allowed(mock: MockServer, host: str) -> None:
    response, _ = ask(mock, "/v1/models", Host=host, Authorization="Bearer KEY")
    assert response.status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:9000", "localhost.evil.example", "127.0.0.1.evil.example"]
)
def test_names_of_others_are_refused(mock: MockServer, host: str) -> None:
    response, text = ask(mock, "/v1/models", Host=host, Authorization="Bearer KEY", Origin=ORIGIN)
    assert response.status == 403
    assert "--allow-host" in json.loads(text)["message"]
    assert mock.requests == []


def test_a_name_can_be_allowed() -> None:
    with run_mock_server(allow_hosts=["mock"]) as server:
        assert ask(server, "/v1/models", Host="mock:9000", Authorization="Bearer KEY")[0].status == 200
        assert ask(server, "/v1/models", Host="other", Authorization="Bearer KEY")[0].status == 403


def test_the_site_is_served_where_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "index.html").write_text("first", encoding="utf-8")
    (tmp_path / "en" / "index.html").write_text("english", encoding="utf-8")
    outside = tmp_path.parent / "secret.txt"
    outside.write_text("secret", encoding="utf-8")
    with run_mock_server(site=tmp_path) as server:
        assert ask(server, "/")[1] == "first"
        assert ask(server, "/en/index.html")[1] == ask(server, "/en/")[1] == "english"
        assert ask(server, "/en")[0].headers["Location"] == "/en/"
        for path in ("/../secret.txt", "/en/..%2f..%2fsecret.txt", "/missing.html"):
            assert ask(server, path)[0].status == 404
        assert ask(server, "/", "POST")[0].status >= 400
        assert ask(server, CHAT, "POST", "{}")[0].status == 400


def test_a_server_without_the_site_says_how_to_get_it(tmp_path: Path) -> None:
    with run_mock_server(site=tmp_path) as server:
        response, text = ask(server, "/", Accept="text/html,*/*")
        assert (response.status, "make docs" in text) == (404, True)
        assert "make docs" not in ask(server, "/")[1]
    assert "make docs" in site.MISSING
