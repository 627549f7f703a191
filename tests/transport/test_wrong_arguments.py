"""A wrong argument is named in one line, before anything is sent."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from transport.scripted import answer, call, scripted

from mtmaisdk.clients.rest import Configuration

CHAT = "create_chat_completion"


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(
    ("api", "method", "arguments", "named"),
    [
        ("OpenAIApi", CHAT, {"model": "o", "messages": [{"content": "a"}]}, "messages"),
        ("OpenAIApi", CHAT, {"model": 5, "messages": []}, "model"),
        ("OpenAIApi", CHAT, {"model": "o", "messages": [], "_headers": 5}, "_headers"),
        ("OpenAIApi", CHAT, {"model": "o", "messages": [], "_extra_body": [1]}, "_extra_body"),
        ("OpenAIApi", CHAT, {"model": "o", "messages": [], "_retries": -1}, "retries"),
        (
            "OpenAIApi",
            "create_chat_completion",
            {"model": "o", "messages": [], "user": "\ud800"},
            "create_chat_completion",
        ),
        (
            "OpenAIApi",
            "create_chat_completion",
            {"model": "o", "messages": [], "_extra_body": {"a": object()}},
            "create",
        ),
        ("FastGPTApi", "get_chat_init", {"app_id": ["a"], "chat_id": "c"}, "app_id"),
        ("ChatApi", "chat_chat", {"tenant": "t", "chat_req": {"messages": 5}}, "messages"),
    ],
)
async def test_it_is_named(kind: str, api: str, method: str, arguments: dict[str, Any], named: str) -> None:
    with scripted(answer(200)) as server:
        with pytest.raises(ValueError, match=named) as caught:
            await call(kind, Configuration(server.url), api, method, **arguments)
        assert server.requests == []
    assert not isinstance(caught.value, ValidationError)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500
