"""The text of whole answers, under one name."""

from __future__ import annotations

from typing import Any

import pytest
from support import ROOT

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.sync import ApiClient, ChatchatApi, Configuration, FastGPTApi, MessagesApi, OpenAIApi
from mtmaisdk.mock.mock_server import run_mock_server

CHOICES = {"choices": [{"message": {"content": "你好"}}, {"message": {"content": "再见"}}]}
THINKING = {"type": "thinking", "thinking": "嗯"}
PARTS = {"choices": [{"message": {"content": [THINKING, {"type": "text", "text": "好"}]}}]}
FASTGPT = {"choices": [{"message": {"content": [{"type": "text", "text": {"content": "好"}}, {"tools": []}]}}]}
BLOCKS = {"content": [THINKING, {"type": "text", "text": "你"}, {"type": "text", "text": "好"}]}
ITEMS = {
    "text": {"format": {"type": "text"}},
    "output": [
        {"type": "reasoning", "summary": [{"type": "summary_text", "text": "嗯"}]},
        {"type": "message", "content": [{"type": "output_text", "text": "你"}, {"type": "output_text", "text": "好"}]},
        {"type": "message", "content": [{"type": "output_text", "text": "。"}]},
    ],
}


@pytest.mark.parametrize(
    ("model", "answer", "text"),
    [
        ("ChatCompletion", CHOICES, "你好"),
        ("ChatCompletion", PARTS, "好"),
        ("ChatCompletion", {"choices": [{"message": {"content": None, "tool_calls": []}}]}, ""),
        ("ChatCompletion", {"choices": []}, ""),
        ("ChatCompletion", {"choices": None}, ""),
        ("ChatCompletion", {}, ""),
        ("Completion", {"choices": [{"text": "你好"}, {"text": "再见"}]}, "你好"),
        ("FastGPTChatCompletion", CHOICES, "你好"),
        ("FastGPTChatCompletion", FASTGPT, "好"),
        ("ChatchatCompletion", CHOICES, "你好"),
        ("MessagesMessage", BLOCKS, "你好"),
        ("MessagesMessage", {"content": None}, ""),
        # Declared fields.
        ("Transcription", {"text": "你好"}, "你好"),
        ("ChatchatAnswer", {"text": "你好"}, "你好"),
    ],
)
def test_the_text_of_an_answer(model: str, answer: dict[str, Any], text: str) -> None:
    read = getattr(models, model).from_dict(answer)
    assert read.text == text
    assert read.to_dict() == answer


def test_a_declared_field_counts() -> None:
    read = models.ResponseObject.from_dict(ITEMS)
    assert read is not None
    assert read.output_text == "你好。"
    assert models.ResponseObject(output=ITEMS["output"], output_text="x").output_text == "x"
    assert read.text is not None
    assert read.to_dict()["text"] == ITEMS["text"]


def test_answers_of_the_mock_server() -> None:
    messages = [{"role": "user", "content": "你好"}]
    with run_mock_server() as mock, ApiClient(Configuration(mock.url, access_token="KEY")) as client:
        texts = [
            OpenAIApi(client).create_chat_completion(model="m", messages=messages).text,
            OpenAIApi(client).create_completion(model="m", prompt="你好").text,
            OpenAIApi(client).create_response(model="m", input="你好").output_text,
            FastGPTApi(client).create_chat_completion(messages=messages, chat_id="c").text,
            MessagesApi(client).create_message(model="m", max_tokens=99, messages=messages).text,
            ChatchatApi(client).chat(query="你好", user_id="u").text,
        ]
    assert all(text and "你" in text for text in texts), texts


def test_a_model_of_an_answer_with_choices_has_a_text() -> None:
    folder = ROOT / "generated" / "mtmaisdk" / "clients" / "rest" / "models"
    sources = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    whole = [name for name, source in sources.items() if "    choices: " in source and not name.endswith("chunk")]
    assert {name for name in whole if "    def text(self)" not in sources[name]} <= {"chat_completion_event"}
