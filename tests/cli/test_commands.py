"""The other commands, with pipes."""

from __future__ import annotations

import _thread
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import urllib3
from support import posix

from cli.conftest import Ended, Mock, run_process
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.server import make_app

Cli = Callable[..., Ended]

TENANT = "tenant=707d0855-80ab-4e1f-a156-f1c4546cbf52"
PNG = b"\x89PNG"


def test_models(cli: Cli) -> None:
    ended = cli("models")
    assert ended.code == 0
    assert "internlm2.5-latest" in ended.out.splitlines()
    rows = [json.loads(line) for line in cli("models", "--json").out.splitlines()]
    assert rows[0]["owned_by"]
    assert cli("models", "-b", "mtmai", "--set", TENANT).out.splitlines()[-1] == "zhipu\tGLM 4\t中文"
    assert cli("models", "-b", "fastgpt").err == "mtmaisdk: fastgpt does not support listing models\n"


def test_history_of_fastgpt(cli: Cli) -> None:
    app = ["-b", "fastgpt", "--set", "app_id=app-history"]
    for number in range(3):
        assert cli("chat", *app, "--set", f"chat_id=chat-{number}", f"问题{number}").code == 0
    assert [line.split("\t")[::2] for line in cli("history", "list", *app).out.splitlines()] == [
        ["chat-2", "问题2"],
        ["chat-1", "问题1"],
        ["chat-0", "问题0"],
    ]
    assert cli("history", "list", "--limit", "2", *app).out.count("\n") == 2
    assert cli("history", "rename", "chat-1", "新标题", *app) == (0, "", "")
    renamed = json.loads(cli("history", "list", "--json", "--limit", "1", *app).out)
    assert (renamed["id"], renamed["title"]) == ("chat-1", "新标题")
    shown = cli("history", "show", "chat-1", *app).out
    assert shown.startswith("user: 问题1\n\nassistant: 这是你的第 1 个问题：「问题1」")
    assert json.loads(cli("history", "show", "chat-1", "--json", "--limit", "1", *app).out)["role"] == "assistant"
    assert cli("history", "delete", "chat-1", *app).err == "mtmaisdk: cannot ask for confirmation: give --yes\n"
    assert cli("history", "delete", "chat-1", "--yes", *app) == (0, "", "")
    assert "chat-1" not in cli("history", "list", *app).out


def test_a_run_of_fastgpt_is_stopped(cli: Cli, mock: Mock) -> None:
    app = ["-b", "fastgpt", "--set", "app_id=app-run"]
    mock.faults.add("tokens-per-second=20")
    interrupt = threading.Timer(0.5, _thread.interrupt_main)
    interrupt.start()
    assert cli("chat", "--v2", *app, "你好").code == 130
    interrupt.join()
    paths = [request.path for request in mock.requests]
    assert paths == ["/api/v2/chat/completions", "/api/v2/chat/stop"]
    assert mock.requests[1].json["chatId"] == mock.requests[0].json["chatId"]
    assert cli("history", "stop", "run-1", *app) == (0, "", "")
    assert (mock.requests[-1].path, mock.requests[-1].json["chatId"]) == ("/api/v2/chat/stop", "run-1")
    assert "第 1 个" in cli("chat", "-s", "v2:=true", *app, "你好").out
    assert mock.requests[-1].path == "/api/v2/chat/completions"
    assert cli("chat", "-s", "v2=false", *app, "你好").err.endswith("; for a JSON value write v2:=…\n")
    assert "openai has no option 'v2'" in cli("chat", "--v2", "-m", "m", "hi").err
    assert cli("history", "stop", "x").err == "mtmaisdk: openai does not support stopping a chat\n"


def test_history_of_a_chat_that_is_not_there(cli: Cli) -> None:
    said = "mtmaisdk: no messages in chat 'nosuch'\n"
    assert cli("history", "show", "nosuch", "-b", "fastgpt", "--set", "app_id=app") == (0, "", said)


@pytest.mark.parametrize("arguments", [["image", "猫"], ["mj", "猫"], ["speak", "你好"]])
def test_a_folder_that_is_not_there_is_noticed_before_anything_is_made(
    arguments: list[str], cli: Cli, mock: Mock
) -> None:
    ended = cli(*arguments, "-o", "none/file")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "mtmaisdk: Invalid value for '-o' / '--output': folder 'none' does not exist\n"
    assert not mock.requests


def test_a_refused_key_says_where_keys_come_from(cli: Cli) -> None:
    with run_in_background(make_app(api_key="sk-RIGHT")) as url:
        for backend in ("openai", "fastgpt"):
            model = ["-m", "m"] if backend == "openai" else []
            ended = cli("chat", "-u", url, "-b", backend, *model, "hi")
            assert ended.code == 1
            assert "(the key comes from MTMAI_API_KEY, --api-key-file or a profile;" in ended.err


def test_an_answer_without_text_is_told(cli: Cli, mock: Mock) -> None:
    fault = '_headers:={"X-Mock-Fault":"no-end=2"}'
    ended = cli("chat", "-b", "mtmai", "--set", TENANT, "--set", fault, "hi")
    assert ended == (0, "", "mtmaisdk: the answer has no text\n")


def test_history_is_read_page_by_page(cli: Cli) -> None:
    app = ["-b", "fastgpt", "--set", "app_id=app-pages", "--set", "chat_id=long"]
    for number in range(13):
        cli("chat", *app, f"问题{number}")
    rows = [
        json.loads(line) for line in cli("history", "show", "long", "--json", "--limit", "23", *app).out.splitlines()
    ]
    assert [row["role"] for row in rows[:2]] == ["assistant", "user"]
    assert [row["text"] for row in rows if row["role"] == "user"] == [f"问题{number}" for number in range(2, 13)]


def test_history_of_the_others(cli: Cli) -> None:
    talk = ["-b", "mtmai", "--set", TENANT]
    cli("chat", *talk, "--set", "thread_id=thread-1", "你好")
    assert cli("history", "show", "thread-1", *talk).out.startswith("user: 你好\n\nassistant: 这是")
    assert cli("history", "list", *talk).err == "mtmaisdk: mtmai does not support listing chats\n"
    assert cli("history", "delete", "x", "--yes").err == "mtmaisdk: openai does not support deleting a chat\n"
    assert "give --set app_id=…" in cli("history", "list", "-b", "fastgpt").err
    assert cli("history").out.startswith("Usage: ")


@pytest.mark.parametrize("model", ["gpt-image-1", "dall-e-3"])
def test_image_saves_content_and_addresses(model: str, cli: Cli, tmp_path: Path) -> None:
    size = ["--size", "256x256", "--model", model]
    names = cli("image", "一只猫", *size).out.split() + cli("image", "一只猫", *size).out.split()
    assert names == ["image.png", "image-2.png"]
    assert cli("image", "猫", "-n", "2", "-o", "cat.png", *size).out.split() == ["cat-1.png", "cat-2.png"]
    assert all(path.read_bytes().startswith(PNG) for path in tmp_path.iterdir())
    assert cli("image", "猫", "-n", "2", "-o", "-").code == 2
    assert "fastgpt does not support images" in cli("image", "猫", "-b", "fastgpt").err


def test_history_of_chatchat(cli: Cli) -> None:
    user = ["-b", "chatchat", "--set", "user_id=u-history"]
    for number in range(2):
        assert cli("chat", *user, f"问题{number}").code == 0
    chats = [json.loads(line) for line in cli("history", "list", "--json", *user).out.splitlines()]
    assert [chat["title"] for chat in chats] == ["问题1", "问题0"]
    shown = cli("history", "show", chats[1]["id"], *user).out
    assert shown.startswith("user: 问题0\n\nassistant: 这是你的第 1 个问题：「问题0」")
    assert cli("history", "rename", chats[1]["id"], "新标题", *user) == (0, "", "")
    assert cli("history", "delete", chats[0]["id"], "--yes", *user) == (0, "", "")
    assert "新标题" in cli("history", "list", *user).out
    assert "set user_id" in cli("history", "list", "-b", "chatchat").err


def test_image_in_a_pipe(mock: Mock) -> None:
    command = [sys.executable, "-m", "mtmaisdk", "image", "猫", "--size", "256x256", "-o", "-"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.startswith(PNG)


def test_midjourney(cli: Cli, tmp_path: Path) -> None:
    fast = ["--every", "0.02"]
    (name,) = cli("mj", "一只猫", *fast).out.split()
    task = re.fullmatch(r"mj-(\d+)\.png", name)
    assert task is not None
    assert (tmp_path / name).read_bytes().startswith(PNG)
    assert cli("mj", "--task", task[1], "--button", "U1", "-o", "u1.png", *fast) == (0, "u1.png\n", "")
    assert "has no button 'Q'; it has U1 U2" in cli("mj", "--task", task[1], "--button", "Q", *fast).err
    waiting = cli("mj", "--no-wait", "一只狗").out.strip()
    assert cli("mj", "--task", waiting, "--timeout", "0.01", *fast).err.count("did not end within 0.01 seconds") == 1
    assert cli("mj", "失败", *fast).err.endswith("failed: 任务失败：提示词要求失败\n")
    assert "可能包含敏感词" in cli("mj", "裸体", *fast).err
    assert "either a PROMPT or --task" in cli("mj").err
    assert cli("mj", "--task", task[1], "--seed").out.strip().isdecimal()
    assert "--seed requires --task" in cli("mj", "一只猫", "--seed").err
    cancelled = cli("mj", "--no-wait", "一只狗").out.strip()
    assert cli("mj", "--task", cancelled, "--cancel") == (0, "", "")
    assert cli("mj", "--task", cancelled, *fast).err.endswith("failed: 取消任务\n")
    assert "一只猫" in cli("mj", "--as", "describe", "--image", name, *fast).out
    assert cli("mj", "--as", "blend", "--image", name, "--image", "u1.png", "-o", "b.png", *fast).out == "b.png\n"
    assert cli("mj", "红帽子", "--as", "edit", "--image", name, "-o", "e.png", *fast).out == "e.png\n"
    assert "--as edit" in cli("mj", "红帽子", "--as", "edit").err
    assert [path.name for path in tmp_path.iterdir() if path.name[0] == "."] == []


def test_sound(cli: Cli, mock: Mock) -> None:
    assert cli("speak", "你好", "-o", "hello.wav") == (0, "hello.wav\n", "")
    assert json.loads(mock.requests[-1].body)["response_format"] == "wav"
    assert cli("speak", "-", text="你好").out == "speech.wav\n"
    assert cli("transcribe", "hello.wav").out.startswith("录音 hello.wav")
    assert cli("transcribe", "hello.wav", "--translate").out.startswith("Recording hello.wav")
    assert cli("transcribe", "hello.wav", "--format", "srt").out.startswith("1\n00:00:00,000 --> ")
    assert json.loads(cli("transcribe", "hello.wav", "--format", "json", "--language", "zh").out)["usage"]
    assert cli("transcribe", "nope.wav").code == 2


def test_vectors(cli: Cli) -> None:
    vectors = [json.loads(line) for line in cli("embed", "一", "二", "--dimensions", "3").out.splitlines()]
    assert [len(vector) for vector in vectors] == [3, 3]
    lines = cli("embed", "--json", "--dimensions", "3", text="一\n\n二\n").out.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"index": 0, "text": "一", "embedding": vectors[0]},
        {"index": 1, "text": "二", "embedding": vectors[1]},
    ]
    assert cli("embed").code == 2


def test_documents_by_relevance(cli: Cli) -> None:
    said = cli("rerank", "杭州在哪里？", text="上海靠海。\n杭州在浙江。\n").out.splitlines()
    assert [line.split("\t")[1] for line in said] == ["杭州在浙江。", "上海靠海。"]
    (best,) = cli("rerank", "--json", "--top", "1", "杭州", "上海靠海。", "杭州在浙江。").out.splitlines()
    assert json.loads(best)["index"] == 1
    assert cli("rerank", "杭州").code == 2
    assert cli("rerank", "-b", "mtmai", "杭州", "a").code == 2


def test_numbers_of_tokens(cli: Cli) -> None:
    assert [line.split("\t")[1] for line in cli("tokens", "你好", "再见").out.splitlines()] == ["你好", "再见"]
    (row,) = cli("tokens", "--json", text="你好\n").out.splitlines()
    assert json.loads(row)["tokens"] == len(json.loads(row)["ids"])


def test_an_edited_image(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(b"PNG")
    edit = ["--edit", str(tmp_path / "cat.png")]
    assert cli("image", "头盔", *edit, *edit, "-o", "helmet.png") == (0, "helmet.png\n", "")
    assert cli("image", "头盔", "--edit", "nope.png").code == 2


@posix
def test_mock_serves_until_ctrl_c(mock: Mock, unused_tcp_port: int) -> None:
    command = [sys.executable, "-m", "mtmaisdk", "mock", "--port", str(unused_tcp_port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as process:
        assert process.stdout is not None
        try:
            assert str(unused_tcp_port) in process.stdout.readline()
            with urllib3.PoolManager() as pool:
                assert pool.request("GET", f"http://127.0.0.1:{unused_tcp_port}/v1/models").status == 200
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0


def test_mock_has_the_options_of_the_module(mock: Mock) -> None:
    ended = run_process("mock", "--help")
    assert ended.code == 0
    assert "--port" in ended.out
