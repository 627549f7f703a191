"""Whatever the contract deprecates warns at the line that uses it, and nothing else does."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from support.server import Server

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import models, sync
from mtmaisdk.clients.rest.contract.operation import UNSET, Body
from mtmaisdk.clients.rest.methods.deprecations import deprecation

ASKED: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "你好"}]}
BODY = Body("ChatCompletionMessage", "application/json", argument="message")


class Things:
    @deprecation("name", since="2026-01-01")
    @deprecation("kind", since="2026-01-02", removed="2027-01-02", use="sort")
    def find(self, name: str = "", *, kind: str = UNSET, **options: Any) -> tuple[Any, ...]:
        return name, kind, options

    @deprecation("tool_calls", since="2026-01-01", use="content", body=BODY)
    def say(self, message: Any) -> Any:
        return message

    @deprecation(since="2026-01-01")
    async def wait(self, seconds: float) -> float:
        return seconds


@pytest.fixture
def caught() -> Iterator[list[warnings.WarningMessage]]:
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        yield found


def test_an_argument_with_and_without_its_name(caught: list[warnings.WarningMessage]) -> None:
    assert Things().find() == ("", UNSET, {})
    assert Things().find(kind=UNSET, other=1) == ("", UNSET, {"other": 1})
    assert caught == []
    assert Things().find("a", kind="b") == ("a", "b", {})
    assert [str(one.message) for one in caught] == [
        "kind of find() is deprecated since 2026-01-02 and may be removed from 2027-01-02 on; use sort",
        "name of find() is deprecated since 2026-01-01",
    ][::-1]


def test_a_field_of_a_body_that_is_one_argument(caught: list[warnings.WarningMessage]) -> None:
    Things().say({"content": "a"})
    Things().say(models.ChatCompletionMessage(content="a"))
    assert caught == []
    Things().say({"tool_calls": []})
    Things().say(message=models.ChatCompletionMessage(tool_calls=[]))
    assert {str(one.message) for one in caught} == {"tool_calls of say() is deprecated since 2026-01-01; use content"}
    assert len(caught) == 2


async def test_a_method_warns_where_it_is_called(caught: list[warnings.WarningMessage]) -> None:
    assert asyncio.iscoroutinefunction(Things.wait)
    waiting = Things().wait(1)
    (warning,) = caught
    assert (warning.filename, str(warning.message)) == (__file__, "wait() is deprecated since 2026-01-01")
    assert await asyncio.create_task(waiting) == 1
    assert len(caught) == 1


async def test_every_form_of_a_call(server: Server, caught: list[warnings.WarningMessage]) -> None:
    async with rest.ApiClient(rest.Configuration(host=server.url, access_token="KEY")) as client:
        api = rest.OpenAIApi(client)
        await api.create_chat_completion(**ASKED)
        assert caught == []
        await asyncio.gather(
            api.create_chat_completion(**ASKED, enable_thinking=True),
            api.create_chat_completion_with_http_info(**ASKED, enable_thinking=True),
        )
        async with api.create_chat_completion_stream(**ASKED, enable_thinking=True) as stream:
            await stream.final()
    assert [one.filename for one in caught] == [__file__] * 3
    assert [str(one.message).partition("(")[0] for one in caught] == [
        f"enable_thinking of create_chat_completion{form}" for form in ("", "_with_http_info", "_stream")
    ]


def test_blocking_calls(server: Server, caught: list[warnings.WarningMessage]) -> None:
    with sync.ApiClient(sync.Configuration(host=server.url, access_token="KEY")) as client:
        api = sync.OpenAIApi(client)
        api.create_chat_completion(**ASKED)
        assert caught == []
        api.create_chat_completion_with_http_info(**ASKED, functions=[])
    assert [(one.filename, str(one.message)) for one in caught] == [
        (__file__, "functions of create_chat_completion_with_http_info() is deprecated since 2023-11-06; use tools")
    ]
