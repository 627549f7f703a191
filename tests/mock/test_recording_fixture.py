"""Recordings of the fixture `mtmai_mock`."""

from __future__ import annotations

import gzip
import os
import subprocess
import zlib
from pathlib import Path

import pytest
from aiohttp import web
from support import ROOT
from support.raw_http import call
from support.recordings import KEY
from support.running_examples import PYTEST

from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.mock_server import run_mock_server
from mtmaisdk.mock.script import read_script

SUITE = """
import pytest
from support.raw_http import call


def test_recorded(mtmai_mock):
    mtmai_mock.replay("records/a.yaml", record_from=UPSTREAM, redact=["owned_by"])
    models = call(mtmai_mock.url, "/v1/models", method="GET").json
    assert models["data"][0]["owned_by"] != "REDACTED"
    assert call(mtmai_mock.url, "/unknown", {"a": 1}).status == 404
    assert [(each.path, each.operation) for each in mtmai_mock.requests] == [
        ("/v1/models", "openai:list_models"), ("/unknown", "")
    ]
    assert (mtmai_mock.requests[1].json, mtmai_mock.requests[1].headers["authorization"]) == ({"a": 1}, "Bearer KEY")


def test_replayed(mtmai_mock):
    mtmai_mock.replay("records/a.yaml", record_from="http://127.0.0.1:1")
    models = call(mtmai_mock.url, "/v1/models", method="GET").json
    assert models["data"][0]["owned_by"] == "REDACTED"


def test_not_in_the_recording(mtmai_mock):
    mtmai_mock.replay("records/a.yaml", record_from="http://127.0.0.1:1")
    assert call(mtmai_mock.url, "/v1/models?page=2", method="GET").status == 500


def test_failed(mtmai_mock):
    mtmai_mock.replay("failed.yaml", record_from=UPSTREAM)
    call(mtmai_mock.url, "/v1/models", method="GET")
    assert False


def test_secret(mtmai_mock):
    mtmai_mock.replay("secret.yaml", record_from=UPSTREAM)
    call(mtmai_mock.url, "/v1/chat/completions", {"model": "o", "messages": [{"role": "user", "content": "SECRET"}]})


def test_invalid_address(mtmai_mock):
    with pytest.raises(ValueError, match="address"):
        mtmai_mock.replay("b.yaml", record_from="localhost")
"""


def test_the_fixture_records_where_there_is_no_file(tmp_path: Path) -> None:
    options = ["-p", "mtmaisdk.mock.pytest_plugin", "--rootdir", str(tmp_path), "-rEf"]
    with run_mock_server() as upstream:
        suite = SUITE.replace("UPSTREAM", repr(upstream.url)).replace("SECRET", KEY)
        (tmp_path / "test_it.py").write_text(suite, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT / 'tests'}"}
        command = [*PYTEST, *options, str(tmp_path / "test_it.py")]
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert "2 errors" in run.stdout, run.stdout + run.stderr
    assert "1 failed, 5 passed" in run.stdout
    assert "no scripted answer fits openai:list_models" in run.stdout
    assert "not recorded: answers.0.when.body.messages.0.content looks like an OpenAI-like key" in run.stdout
    assert sorted(path.name for path in tmp_path.rglob("*.yaml")) == ["a.yaml"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "x-gzip"])
def test_the_fixture_passes_on_compressed_requests(tmp_path: Path, coding: str) -> None:
    compress = zlib.compress if coding == "deflate" else gzip.compress
    models = web.Application(handler_args={"auto_decompress": False})
    received = []

    async def handle(request: web.Request) -> web.Response:
        received.append((request.headers["Content-Encoding"], await request.read()))
        return web.json_response({})

    models.router.add_route("*", "/{path:.*}", handle)
    with run_in_background(models) as upstream, run_mock_server() as server:
        server.replay(tmp_path / "r.yaml", record_from=upstream)
        assert call(server.url, "/x", compress(b'{"a": 1}'), Content_Encoding=coding).status == 200
        assert server.requests[0].json == {"a": 1}
        assert "content-encoding" not in server.requests[0].headers
    assert [(sent, zlib.decompress(body, zlib.MAX_WBITS | 32)) for sent, body in received] == [(coding, b'{"a": 1}')]
    assert read_script(tmp_path / "r.yaml")["answers"][0]["when"]["body"] == {"a": 1}
