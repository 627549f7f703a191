"""A wrong argument is named in one line, before anything is sent."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError
from support.scripted import answer, call, scripted

from mtmaisdk.clients.rest import Configuration

CHAT = "create_chat_completion"


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(
    ("api", "method", "arguments", "named"),
    [
        ("OpenAIApi", CHAT, {"model": "o", "messages": [{"content": "a"}]}, "messages"),
        ("OpenAIApi", CHAT, {"model": "o", "messages": [{"role": "user", "content": [{"type": "text"}]}]}, "text"),
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
        ("OpenAIApi", "list_models", {"_headers": {1: "a"}}, "1 is not a valid header name"),
        ("OpenAIApi", "list_models", {"_headers": {"A b": "a"}}, "'A b' is not a valid header name"),
        ("OpenAIApi", "list_models", {"_headers": {"A\nb": "a"}}, "is not a valid header name"),
        ("OpenAIApi", "list_models", {"_headers": {"A": "a\0b"}}, "^A: the value of a header"),
        ("OpenAIApi", "list_models", {"_headers": {"A": 5}}, "^A: the value of a header"),
        ("OpenAIApi", "list_models", {"_request_timeout": "5"}, "^timeout: '5' is neither"),
        ("OpenAIApi", "list_models", {"_request_timeout": [1, 2]}, "^timeout: "),
        ("OpenAIApi", "list_models", {"_request_timeout": 0}, "^timeout: total is 0"),
        ("MidjourneyApi", "wait_for_task", {"id": "1", "timeout": "5"}, "^timeout: '5'"),
        ("MidjourneyApi", "wait_for_task", {"id": "1", "timeout": True}, "^timeout: True"),
        ("MidjourneyApi", "wait_for_task", {"id": "1", "interval": None}, "^interval: None"),
        ("MidjourneyApi", "wait_for_task", {"id": "1", "progress": 5}, "^progress: 5"),
        ("FastGPTApi", "upload_chat_file", {"app_id": "a", "chat_id": "c", "file": b"", "progress": 5}, "^progress: 5"),
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


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("max_connections", 0, "max_connections: 0 is not a whole number above 0"),
        ("max_connections", "5", "max_connections: '5' is not"),
        ("max_event_size", True, "max_event_size: True is not"),
        ("api_key", "SECRET", "api_key: expected a mapping by name of the security scheme"),
        (
            "api_key",
            {"bearer": "SECRET"},
            "api_key: 'bearer' is not one of the security schemes anthropicAuth, basicAuth, bearerAuth",
        ),
        ("api_key", {"cookieAuth": b"SECRET"}, "bytes is not a string"),
        ("access_token", b"SECRET", "access_token: bytes is not a string"),
        ("host", b"http://a", "host: bytes is not a string"),
        ("proxy", 5, "proxy: int is not a string"),
    ],
)
def test_a_setting_is_named(setting: str, value: Any, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)) as caught:
        Configuration(**{setting: value})
    assert "SECRET" not in str(caught.value)
