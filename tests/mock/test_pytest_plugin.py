"""The fixture in a test suite of its own, found as pip would install it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from support import ROOT
from support.running_examples import PYTEST

SUITE = """
import pytest
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import sync
from mtmaisdk.clients.rest.exceptions import OpenApiException

CHAT = {"model": "o", "messages": [{"role": "user", "content": "hi"}]}


def test_sync(mtmai_mock):
    with sync.ApiClient(rest.Configuration(host=mtmai_mock.urls["openai"], access_token="KEY")) as client:
        api = sync.OpenAIApi(client)
        assert api.create_chat_completion(**CHAT).choices
        mtmai_mock.fault("status=403", times=2)
        for _ in range(2):
            with pytest.raises(OpenApiException):
                api.create_chat_completion(**CHAT)
        assert api.create_chat_completion(**CHAT).choices
    assert [request.operation for request in mtmai_mock.requests] == ["openai:create_chat_completion"] * 4
    assert mtmai_mock.requests[0].json == CHAT
    assert mtmai_mock.requests[0].headers["authorization"] == "Bearer KEY"


def test_new_for_each_test(mtmai_mock):
    assert mtmai_mock.requests == []
    assert set(mtmai_mock.urls) == {"mtmai", "openai", "aitre", "midjourney", "fastgpt", "chatchat", "messages"}
    assert set(mtmai_mock.urls.values()) == {mtmai_mock.url}


def test_a_fault_that_there_is_not(mtmai_mock):
    with pytest.raises(ValueError, match="nonsense"):
        mtmai_mock.fault("nonsense")


def test_async_by_hand(mtmai_mock):
    import asyncio

    async def ask():
        async with rest.ApiClient(rest.Configuration(host=mtmai_mock.url)) as client:
            async with rest.ChatchatApi(client).chat_stream(query="hi") as stream:
                return (await stream.final()).text

    assert asyncio.run(ask())
"""
ASYNC_SUITE = """
from mtmaisdk.clients import rest


async def test_async(mtmai_mock):
    mtmai_mock.fault("keep-alive;split")
    async with rest.ApiClient(rest.Configuration(host=mtmai_mock.url)) as client:
        async with rest.ChatchatApi(client).chat_stream(query="hi") as stream:
            assert (await stream.final()).text
"""
LIGHT = """
import sys


def test_pytest_starts_light():
    assert "mtmaisdk.mock.pytest_plugin" in sys.modules
    heavy = {"aiohttp", "yaml", "pydantic", "openapi_core", "mtmaisdk.mock.contract", "mtmaisdk.clients"}
    assert not heavy & sys.modules.keys()
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder on the path that says of the package what pip would."""
    (section,) = re.findall(
        r"\[project\.entry-points\.pytest11\]\n((?:.+\n)+)", (ROOT / "generated" / "pyproject.toml").read_text()
    )
    metadata = tmp_path / "site" / "mtmaisdk-0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: mtmaisdk\nVersion: 0\n")
    (metadata / "entry_points.txt").write_text("[pytest11]\n" + section.replace('"', ""))
    return metadata.parent


def run_suite(installed: Path, suite: str, *options: str) -> str:
    folder = installed.parent / "suite"
    folder.mkdir()
    (folder / "test_it.py").write_text(suite)
    command = [*PYTEST, "-W", "error", "-p", "no:xdist", *options]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(installed), str(ROOT / "generated")])}
    run = subprocess.run(
        [*command, str(folder)], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_without_an_async_plugin(installed: Path) -> None:
    output = run_suite(installed, SUITE, "-p", "no:asyncio", "-p", "no:anyio")
    assert "4 passed" in output


def test_with_an_async_plugin(installed: Path) -> None:
    output = run_suite(
        installed, ASYNC_SUITE, "-o", "asyncio_mode=auto", "-o", "asyncio_default_fixture_loop_scope=function"
    )
    assert "1 passed" in output


def test_pytest_starts_without_the_server(installed: Path) -> None:
    # Other packages' plugins would load what this one does not.
    others = ["-p", "no:asyncio", "-p", "no:anyio"]
    assert "1 passed" in run_suite(installed, LIGHT, *others)


def test_the_extra_is_missing(installed: Path) -> None:
    (installed / "yaml.py").write_text("raise ImportError('No module named yaml')")
    suite = "def test_it(mtmai_mock): pass"
    with pytest.raises(
        AssertionError, match=r'\./generated\[mock\]" in a clone of the repository: No module named yaml'
    ):
        run_suite(installed, suite, "-p", "no:asyncio")
