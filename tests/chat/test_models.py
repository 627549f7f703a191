"""Backends by the names of their servers, and the model that is used where the caller names none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.memory_server import Memory
from support.scripted import CHAT, EVENTS, answer, scripted

from chat.conftest import SETTINGS, Talk
from mtmaisdk.chat import backend_names, connect
from mtmaisdk.chat.backends import backend_class
from mtmaisdk.clients.rest import UnauthorizedException

MESSAGE = b'{"type":"message","role":"assistant","content":[{"type":"text","text":"hi"}],"stop_reason":"end_turn"}'
RESPONSE = (
    b'{"id":"resp_1","object":"response","status":"completed","output":[{"type":"message","role":"assistant",'
    b'"content":[{"type":"output_text","text":"hi"}]}]}'
)
ANSWERS = {"openai": CHAT, "messages": MESSAGE, "responses": RESPONSE}


def models(*names: str) -> Any:
    return answer(200, json.dumps({"object": "list", "data": [{"id": name} for name in names]}).encode())


@pytest.mark.parametrize(
    ("server", "backend"),
    [
        *[
            (name, "openai")
            for name in ("lmdeploy", "vLLM", "SGLang", "new-api", "New API", "newapi", "oneapi", "OpenAI")
        ],
        *[(name, "openai") for name in ("litellm", "llama.cpp", "LM Studio", "ollama", "internlm", "xinference")],
        *[(name, "chatchat") for name in ("Langchain-Chatchat", "langchain_chatchat", "fufan-chat-api")],
        *[(name, "messages") for name in ("anthropic", "Claude")],
    ],
)
def test_a_backend_by_the_name_of_its_server(server: str, backend: str) -> None:
    assert backend_class(server).name == backend
    assert server not in backend_names()


def test_names_near_a_known_one() -> None:
    with pytest.raises(
        ValueError, match=r"unknown backend 'lmdeplow'; the backends are .*, responses; did you mean lmdep"
    ):
        backend_class("lmdeplow")
    with pytest.raises(ValueError, match="did you mean openai"):
        connect("opnai")
    assert backend_class("vllm", "responses").name == "responses"


async def test_a_state_does_not_depend_on_the_name(kind: str, memory: Memory) -> None:
    async with Talk(kind, "openai", memory.url) as talk:
        await talk.send("一")
    assert connect("vllm", memory.url, model="m", state=talk.chat.state).backend == "openai"


def test_no_two_backends_have_one_name() -> None:
    classes = [backend_class(name) for name in SETTINGS]
    names = [name for each in classes for name in vars(each).get("servers", ())]
    assert len(names) == len(set(names))
    assert not set(names) & set(SETTINGS)


@pytest.mark.parametrize("backend", ANSWERS)
async def test_the_only_model_of_a_server(kind: str, backend: str) -> None:
    whole = answer(200, ANSWERS[backend])
    with scripted(models("only"), whole, whole) as script:
        async with Talk(kind, backend, script.url, model=None) as talk:
            replies = [await talk.send("一"), await talk.send("二")]
    assert [reply.model for reply in replies] == ["only", "only"]
    paths = [request.split(b" ")[1] for request in script.requests]
    assert paths[0] == b"/v1/models"
    assert b"/v1/models" not in paths[1:]
    assert [json.loads(request.partition(b"\r\n\r\n")[2])["model"] for request in script.requests[1:]] == ["only"] * 2


async def test_the_only_model_in_a_stream(kind: str) -> None:
    events = answer(200, EVENTS, Content_Type="text/event-stream")
    with scripted(models("only"), events) as script:
        async with Talk(kind, "openai", script.url, model=None) as talk, talk.streaming("一") as stream:
            assert stream.snapshot.model == "only"
            assert (await talk.final(stream)).model == "only"


async def test_several_models_are_an_error_that_names_them(kind: str) -> None:
    with scripted(models(*"abcdefg"), models()) as script:
        async with Talk(kind, "openai", script.url, model=None) as talk:
            with pytest.raises(ValueError, match=r"^openai: a model is required; .*; the server has a, b, c, d, e, …$"):
                await talk.send("一")
            with pytest.raises(
                ValueError, match=r"^openai: a model is required; set model, for all turns or for this one$"
            ):
                await talk.events("一")


async def test_a_server_that_lists_no_models(kind: str) -> None:
    with scripted(answer(404), answer(401), answer(200, CHAT)) as script:
        async with Talk(kind, "openai", script.url, model=None) as talk:
            with pytest.raises(ValueError, match="a model is required"):
                await talk.send("一")
            with pytest.raises(UnauthorizedException):
                await talk.send("一")
            # A model for one turn.
            assert (await talk.send("一", model="m")).model == "m"


async def test_the_model_of_the_environment(kind: str, memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTMAI_MODEL", "env")
    for backend in SETTINGS:
        async with Talk(kind, backend, memory.url, **({"model": None} if backend in ANSWERS else {})) as talk:
            reply = await talk.send("一")
            assert reply.model == (None if backend in ("fastgpt", "mtmai") else "env")
    sent = [request.get("model", request.get("model_name")) for request in memory.requests]
    assert sorted(filter(None, sent)) == ["env"] * 5
    async with Talk(kind, "openai", memory.url, model="given") as talk:
        assert (await talk.send("一")).model == "given"
