"""What `make run` ends in."""

from __future__ import annotations

import subprocess

import pytest
from support import ROOT
from support.running_examples import environment, run_example

from mtmaisdk.chat import backend_names
from mtmaisdk.mock.mock_server import MockServer, run_mock_server


def test_all_backends_answer() -> None:
    run = run_example("every_backend")
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert [line for line in run.stdout.splitlines() if line in backend_names()] == backend_names()
    assert run.stdout.count("这是你的第 1 个问题：「北京天气怎么样？」") == 7
    assert run.stdout.count("· first after ") == 7
    assert run.stdout.count("finish reason stop") == 6
    assert "· flowNodeStatus: AI 对话 running" in run.stdout
    assert '· get_weather({"city": "北京天气怎么样？"}) → {"weather": "晴"}' in run.stdout


def test_make_passes_on_what_it_is_told() -> None:
    with run_mock_server(api_key="K$1 2") as mock:
        run = subprocess.run(
            ["make", "--silent", "--old-file=generate", "run", "BACKEND=openai", f"BASE_URL={mock.url}/v1"],
            cwd=ROOT,
            env=environment(API_KEY="K$1 2", QUESTION="你好", MODEL="gpt-4o"),
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert run.returncode == 0, run.stderr
        (request,) = mock.requests
    assert request.json["model"] == "gpt-4o"
    assert request.json["messages"] == [{"role": "user", "content": "你好"}]
    assert "第 1 个问题：「你好」" in run.stdout
    assert "fastgpt" not in run.stdout


def test_make_names_a_wrong_backend_before_it_makes_the_client() -> None:
    run = subprocess.run(
        ["make", "--silent", "--old-file=generate", "run", "BACKEND=opnai"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 2
    assert run.stderr.startswith(
        "BACKEND=opnai is not one of aitre, chatchat, fastgpt, messages, mtmai, openai, responses, all\n"
    )
    dry = subprocess.run(["make", "-n", "run"], cwd=ROOT, capture_output=True, text=True).stdout
    assert dry.index("is not one of") < dry.index("openapi-generator-cli")


@pytest.mark.parametrize(
    ("changes", "code", "line"),
    [
        (
            {"BACKEND": "nonsense"},
            2,
            "BACKEND=nonsense is not one of aitre, chatchat, fastgpt, messages, mtmai, openai, responses, all",
        ),
        ({"MTMAI_BASE_URL": "nonsense"}, 2, "aitre: host: 'nonsense' is not an address"),
        ({"MTMAI_BASE_URL": "http://127.0.0.1:9", "BACKEND": "openai"}, 1, "openai: GET http://127.0.0.1:9/v1/models"),
    ],
)
def test_one_line_says_what_is_wrong(changes: dict[str, str], code: int, line: str) -> None:
    run = run_example("every_backend", **changes)
    assert run.returncode == code
    assert run.stderr.startswith(line)
    assert run.stderr.count("\n") == 1


def test_the_others_go_on_where_one_fails(mtmai_mock: MockServer) -> None:
    mtmai_mock.fault("error-frame=error;error-after=3")
    run = run_example("every_backend", MTMAI_BASE_URL=mtmai_mock.url, MTMAI_API_KEY="KEY")
    assert run.returncode == 1
    assert run.stderr.startswith("aitre: ")
    assert run.stderr.count("\n") == 1
    assert run.stdout.count("finish reason stop") == 5
    assert run.stdout.count("· first after ") == 6
