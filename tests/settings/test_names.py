"""Words of other clients lead to ours."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from typing import Any

import pytest
from support import ROOT
from support.scripted import answer, call, scripted

from mtmaisdk.chat import connect
from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest.settings.names import OURS
from mtmaisdk.fastgpt import ChatClient

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
PLAIN = {name: text.replace("`", "") for name, text in OURS.items()}
SETTINGS = inspect.signature(Configuration).parameters.keys()


@pytest.mark.parametrize("name", sorted(OURS.keys() - SETTINGS))
def test_a_setting(name: str) -> None:
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{name}'.*; instead of '{name}': ") as caught:
        Configuration(**{name: 1})
    assert PLAIN[name] in str(caught.value)
    if name != "base_url":
        with pytest.raises(TypeError) as caught:
            ChatClient("K", **{name: 1})
        assert PLAIN[name] in str(caught.value)
    if name not in ("base_url", "system"):
        with pytest.raises(TypeError) as caught:
            connect("openai", "http://host", model="m", **{name: 1})
        assert PLAIN[name] in str(caught.value)


@KINDS
@pytest.mark.parametrize("name", sorted(OURS.keys() - {"stream", "messages"}))
async def test_an_option_of_a_call(kind: str, name: str) -> None:
    with scripted(answer(200)) as server:
        for method, arguments in (("list_models", {}), ("create_chat_completion", {"model": "m", "messages": []})):
            with pytest.raises(TypeError) as caught:
                await call(kind, Configuration(server.url), "OpenAIApi", method, **arguments, **{name: 1})
            assert PLAIN[name] in str(caught.value)
        assert server.requests == []


@pytest.mark.parametrize("name", sorted(OURS))
def test_an_option_of_a_turn(name: str) -> None:
    with connect("openai", "http://host", model="m") as chat, pytest.raises(TypeError) as caught:
        chat.send("一", **{name: 1})
    assert (PLAIN[name] if name != "system" else "openai takes 'system' in connect") in str(caught.value)


def test_other_words_are_as_before() -> None:
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'nope'$"):
        Configuration(nope=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="openai has no option 'max_token'; did you mean max_tokens"):
        connect("openai", "http://host", model="m", max_token=1)
    with (
        connect("fastgpt", "http://host") as chat,
        pytest.raises(TypeError, match="'app_id' in connect, not in a turn"),
    ):
        chat.send("一", app_id="a")
    with pytest.raises(ValueError, match=r"api_key: expected a mapping .*; instead of 'api_key': access_token"):
        Configuration(api_key="SECRET")  # type: ignore[arg-type]


def test_the_guide_has_the_same_words() -> None:
    page = (ROOT / "docs" / "guide" / "en" / "from-openai-python.md").read_text(encoding="utf-8")
    rows: dict[str, Any] = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.M))
    assert {name: rows.get(name) for name in OURS} == OURS


def test_a_configuration_can_still_be_looked_into() -> None:
    assert "verify_ssl" in SETTINGS
    configuration = Configuration("http://host", default_headers={"A": "b"})
    for other in (copy.deepcopy(configuration), pickle.loads(pickle.dumps(configuration))):
        assert (other.host, other.default_headers) == ("http://host", {"A": "b"})
