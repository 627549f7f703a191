"""The batch, interrupted and gone on with, on one machine and spread over processes."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from support import ROOT, posix
from support.running_examples import command, environment, run_example

from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.mock_server import MockServer, run_mock_server


def ids_in(answers: Path) -> list[str]:
    lines = answers.read_bytes().splitlines(keepends=True) if answers.exists() else []
    return [json.loads(line)["id"] for line in lines if line.endswith(b"\n")]


def times_asked(mock: MockServer) -> Counter[str]:
    questions = [request.json["messages"][-1]["content"] for request in mock.requests]
    return Counter(question.removeprefix("请介绍数字 ").removesuffix("。") for question in questions)


@posix
@pytest.mark.parametrize(
    ("stop", "count", "at_a_time"), [("SIGKILL", 300, 32), ("SIGINT", 80, 4)], ids=["killed", "interrupted"]
)
def test_goes_on_after_an_interruption(stop: str, count: int, at_a_time: int, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    arguments = ("batch", answers, "--count", count, "--at-a-time", at_a_time)
    with run_mock_server(latency=0.03) as mock:
        server = {"MTMAI_BASE_URL": mock.url, "MTMAI_API_KEY": "KEY"}
        first = subprocess.Popen(
            command(*arguments), env=environment(**server), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        deadline = time.monotonic() + 30
        while len(ids_in(answers)) < count // 5:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        first.send_signal(signal.Signals[stop])
        _, errors = first.communicate(timeout=30)
        if stop == "SIGINT" and sys.version_info < (3, 11):
            # There, Ctrl-C interrupts asyncio anywhere instead of cancelling; what it was doing may be reported, too.
            assert "interrupted\n" in errors
        else:
            assert errors == ("interrupted\n" if stop == "SIGINT" else "")
        saved = ids_in(answers)
        assert count // 5 <= len(saved) < count
        with answers.open("ab") as file:
            file.write(b'{"id": "1", "prompt": "')

        second = run_example(*arguments, **server)
        assert second.returncode == 0, second.stderr
        assert second.stdout.startswith(f"{len(saved)} of {count} answered before\n{count} of {count} answered")
        asked = times_asked(mock)
    assert all(asked[number] == 1 for number in saved)
    assert sum(asked.values()) <= count + at_a_time
    assert sorted(ids_in(answers), key=int) == [str(number) for number in range(1, count + 1)]
    assert b'"prompt": "{' not in answers.read_bytes()


def test_asks_again_what_failed(mtmai_mock: MockServer, tmp_path: Path) -> None:
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text('{"id": "a", "prompt": "请介绍数字 甲。"}\n\n{"id": "b", "prompt": "请介绍数字 乙。"}\n')
    arguments = ("batch", tmp_path / "answers.jsonl", "--prompts", prompts, "--at-a-time", 1)
    mtmai_mock.fault("status=403")
    server = {"MTMAI_BASE_URL": mtmai_mock.url, "MTMAI_API_KEY": "KEY"}
    run = run_example(*arguments, **server)
    assert run.returncode == 1
    assert run.stdout == "0 of 2 answered before\n1 of 2 answered\n"
    assert run.stderr.startswith("a: (403)")
    assert run_example(*arguments, **server).returncode == 0
    assert times_asked(mtmai_mock) == {"甲": 2, "乙": 1}


async def test_no_more_requests_at_a_time_than_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most = 0, 0

    async def answer(request: web.Request) -> web.Response:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0.02)
        at_work -= 1
        message = {"role": "assistant", "content": "好"}
        return web.json_response({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

    monkeypatch.syspath_prepend(ROOT / "examples")
    from batch import ask_all

    app = web.Application()
    app.router.add_post("/v1/chat/completions", answer)
    kept: list[Any] = []
    with run_in_background(app) as url:
        monkeypatch.setenv("MTMAI_BASE_URL", url)
        failures = await ask_all([{"id": str(n), "prompt": "你好"} for n in range(30)], kept.append, 5)
    assert failures == []
    assert len(kept) == 30
    assert most == 5


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[list[float], list[dict[str, str]]]]:
    """A server that records when it was asked, and has the headers of its next answers, with 429 if they say wait."""
    times: list[float] = []
    told: list[dict[str, str]] = []

    async def answer(request: web.Request) -> web.Response:
        times.append(time.monotonic())
        headers = told.pop(0) if told else {}
        if "Retry-After-Ms" in headers:
            return web.json_response({"error": {"message": "slow down"}}, status=429, headers=headers)
        message = {"role": "assistant", "content": "好"}
        usage = {"prompt_tokens": 50, "completion_tokens": 50, "total_tokens": 100}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return web.json_response({"choices": [choice], "usage": usage}, headers=headers)

    monkeypatch.syspath_prepend(ROOT / "examples")
    app = web.Application()
    app.router.add_post("/v1/chat/completions", answer)
    with run_in_background(app) as url:
        monkeypatch.setenv("MTMAI_BASE_URL", url)
        yield times, told


@pytest.mark.parametrize(
    ("limits", "headers", "least"),
    [
        ((5, 1200), [], 5 * 0.05),
        # Ten seconds' tokens may come at once.
        ((5, None, 12_000), [], 0),
        ((1, None, 60_000), [{}, {"X-RateLimit-Remaining-Tokens": "99", "X-RateLimit-Reset-Tokens": "300ms"}], 0.3),
        ((1,), [{"X-RateLimit-Limit-Requests": "1200"}], 0.2),
        ((1,), [{"X-RateLimit-Remaining-Requests": "0", "X-RateLimit-Reset-Requests": "0m0.3s"}], 0.3),
        ((1,), [{"X-RateLimit-Remaining-Requests": "0", "X-RateLimit-Reset-Requests": "soon"}], 0),
        ((5,), [{"Retry-After-Ms": "300"}], 0.3),
    ],
)
async def test_keeps_to_a_rate(limits: Any, headers: list[dict[str, str]], least: float, limited: Any) -> None:
    from batch import ask_all

    times, told = limited
    told += headers
    kept: list[Any] = []
    assert await ask_all([{"id": str(n), "prompt": "你好"} for n in range(6)], kept.append, *limits) == []
    assert len(kept) == 6
    assert times[-1] - times[0] >= 0.95 * least
    if "Retry-After-Ms" in str(headers):
        # What was on its way when the server asked to wait is not called back.
        assert all(not 0.1 < moment - times[0] < 0.28 for moment in times)


def test_spread_over_processes(mtmai_mock: MockServer, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text('{"id": "1", "prompt": "", "answer": ""}\n{"id": "40", "prompt": "", "answer": ""}\n')
    arguments = ("batch_dask", answers, "--count", 45, "--workers", 2, "--requests", 12_000)
    run = run_example(*arguments, MTMAI_BASE_URL=mtmai_mock.url, MTMAI_API_KEY="KEY")
    assert run.returncode == 0, run.stderr
    # On a busy machine Dask logs that it had to wait.
    assert not re.search(r"Traceback|Warning", run.stderr), run.stderr
    assert run.stdout == "2 of 45 answered before\n45 of 45 answered\n"
    asked = times_asked(mtmai_mock)
    assert set(asked.values()) == {1}
    assert asked.keys() | {"1", "40"} == set(ids_in(answers)) == {str(number) for number in range(1, 46)}
    assert not asked.keys() & {"1", "40"}
