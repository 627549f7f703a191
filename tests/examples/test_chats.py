"""The examples that chat, with a mock server of their own and with a server that they are told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import ROOT
from support.running_examples import run_example

from mtmaisdk.mock.mock_server import run_mock_server

CHATS = {
    "chat_openai": ("openai:create_chat_completion", ["> 你好", "第 2 个问题", "stop, Usage(prompt_tokens="]),
    "chat_messages": (
        "messages:count_message_tokens",
        [" tokens\n", "先读问题", '\nget_weather({"city"', "工具的结果是：", "kept: thinking, tool_use"],
    ),
    "chat_responses": (
        "openai:create_response",
        [
            "先读问题",
            '\nget_weather({"city"',
            "工具的结果是：",
            "kept: message, reasoning, function_call",
            "by the server: resp_",
        ],
    ),
    "chat_aitre": ("openai:create_chat_completion", ["思考：先读问题", "\n回答：这是你的第 1 个问题"]),
    "chat_fastgpt": ("fastgpt:create_chat_completion", ["[AI 对话 running]", '[get_weather({"city": ', "「北京天气"]),
    "fastgpt_run": ("fastgpt:stop_chat", ["left after: ", "the run of ", "stopped: True", "records: 2"]),
    "chat_chatchat": ("chatchat:chat", ["第 1 个问题：「你好」", 'saved: {"backend": "chatchat"', "第 2 个问题"]),
    "chat_mtmai": ("mtmai:chat_chat", ["user: 你好", "assistant: 这是你的第 1 个问题"]),
    "midjourney": (
        "midjourney:list_tasks",
        ["IMAGINE: SUCCESS 100%", "the first, larger: http", "一只坐着的猫 --ar 1:1"],
    ),
    "draw": (
        "openai:edit_image",
        ["gpt-4o-image: http", "flux-pro: http", "gpt-image-1: ", "image_edit.partial_image\nimage_edit.completed"],
    ),
    "sound": ("openai:create_translation", ["hello.wav ", "录音 hello.wav", "Recording hello.wav"]),
    "vectors": ("openai:rerank", [" 上海靠海。", "best: 杭州在浙江。"]),
    "tools": ("openai:create_chat_completion", ["get_weather({", "工具的结果是：", "21°C"]),
    "image_question": ("openai:create_chat_completion", ["这是什么颜色？\n[image_url]"]),
}
OTHERS = {"batch", "batch_dask", "batch_files", "every_backend", "mock_or_real", "rate", "relay", "test_own_code"}


@pytest.mark.parametrize("name", CHATS)
def test_with_a_given_server(name: str) -> None:
    operation, said = CHATS[name]
    with run_mock_server(api_key="KEY", check_responses=True) as mock:
        run = run_example(name, MTMAI_BASE_URL=mock.url, MTMAI_API_KEY="KEY", EVERY="0.01")
        assert run.returncode == 0, run.stderr
        assert run.stderr == ""
        for text in said:
            assert text in run.stdout
        assert operation in [request.operation for request in mock.requests]
        assert mock.mismatches == []


def test_with_a_server_of_its_own() -> None:
    run = run_example("chat_mtmai")
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert "assistant: " in run.stdout


def test_an_image_of_ones_own(tmp_path: Path) -> None:
    image = tmp_path / "photo.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n")
    with run_mock_server() as mock:
        run = run_example("image_question", image, "几个人？", MTMAI_BASE_URL=mock.url, MTMAI_API_KEY="KEY")
        (request,) = mock.requests
    assert "几个人？\n[image_url]" in run.stdout
    assert request.json["messages"][0]["content"][1]["image_url"]["url"] == "data:image/png;base64,iVBORw0KGgo="


def test_each_example_is_tested_and_in_the_index() -> None:
    names = {path.stem for path in (ROOT / "examples").glob("*.py")}
    assert names == CHATS.keys() | OTHERS
    index = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    for name in names:
        assert f"({name}.py)" in index
