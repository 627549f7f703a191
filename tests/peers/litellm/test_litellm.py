"""LiteLLM's proxy, a server that knows nothing of the contract, is read by the client."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import urllib3
from chat.conftest import Talk
from support import ROOT
from support.wire import stream

from mtmaisdk.chat import HistoryLostException
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.models import ChatCompletionChunk
from mtmaisdk.mock.mock_server import run_mock_server

HERE = Path(__file__).parent
PROXY = ROOT / ".venv-peers" / "bin" / "litellm"
SECONDS_TO_START = 90
ANSWER = "你好，世界！ It works."
MESSAGES = [{"role": "user", "content": "你好"}]
WEATHER = {
    "type": "function",
    "function": {"name": "get_weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}},
}

pytestmark = pytest.mark.parametrize("kind", ["async", "sync"])


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a proxy that runs as long as this module's tests."""
    directory = tmp_path_factory.mktemp("litellm")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [str(PROXY), "--config", str(HERE / "litellm.yaml"), "--host", "127.0.0.1", "--port", str(port)]
    # Its list of prices is in the package; a key or a database of the user's is not for this proxy.
    environment = {"PATH": os.environ["PATH"], "HOME": str(directory), "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    log = directory / "log"
    with log.open("wb") as output, run_mock_server() as mock:
        environment |= {"MOCK": mock.url, "MOCK_CHAT": f"{mock.url}/v1"}
        process = subprocess.Popen(command, cwd=directory, env=environment, stdout=output, stderr=output)
        try:
            wait_until_alive(process, f"{url}/health/liveliness", log)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_until_alive(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Returns once the address answers.

    Raises:
        AssertionError: The process ended or did not answer in time; with what it wrote.
    """
    deadline = time.monotonic() + SECONDS_TO_START
    with urllib3.PoolManager(retries=False, timeout=5) as pool:
        while process.poll() is None and time.monotonic() < deadline:
            with suppress(urllib3.exceptions.HTTPError):
                if pool.request("GET", url).status == 200:
                    return
            time.sleep(0.2)
    raise AssertionError(f"LiteLLM's proxy did not start:\n{log.read_text(errors='replace')}")


@pytest.fixture
def configuration(proxy: str) -> Configuration:
    return Configuration(proxy, access_token="sk-peers")


async def call(kind: str, configuration: Configuration, method: str, api: str = "OpenAIApi", **arguments: Any) -> Any:
    """What a method of the async or the sync client returns."""
    if kind == "async":
        async with rest.ApiClient(configuration) as client:
            return await getattr(getattr(rest, api)(client), method)(**arguments)
    with sync.ApiClient(configuration) as sync_client:
        return getattr(getattr(sync, api)(sync_client), method)(**arguments)


async def test_models(kind: str, configuration: Configuration) -> None:
    models = await call(kind, configuration, "list_models")
    assert {"chat", "tools", "embedding"} <= {model.id for model in models.data}
    assert models.object == "list"


async def test_chat(kind: str, configuration: Configuration) -> None:
    chat = await call(kind, configuration, "create_chat_completion", model="chat", messages=MESSAGES, temperature=0)
    assert chat.choices[0].message.content == ANSWER
    assert (chat.choices[0].message.role, chat.choices[0].finish_reason) == ("assistant", "stop")
    assert chat.usage.total_tokens == chat.usage.prompt_tokens + chat.usage.completion_tokens > 0


async def test_chat_that_calls_a_tool(kind: str, configuration: Configuration) -> None:
    arguments = {"model": "tools", "messages": MESSAGES, "tools": [WEATHER]}
    chat = await call(kind, configuration, "create_chat_completion", **arguments)
    (tool_call,) = chat.choices[0].message.tool_calls
    assert (tool_call.id, tool_call.function.name) == ("call_1", "get_weather")
    assert tool_call.function.arguments == '{"city": "上海"}'


@pytest.mark.parametrize("usage", [True, False])
async def test_streamed_chat(kind: str, configuration: Configuration, usage: bool) -> None:
    arguments: dict[str, Any] = {"model": "chat", "messages": MESSAGES}
    if usage:
        arguments["stream_options"] = {"include_usage": True}
    outcome = await stream(kind, configuration, "OpenAIApi", "create_chat_completion_stream", **arguments)
    assert (outcome.whole.text, outcome.whole.finish_reason) == (ANSWER, "stop")
    assert len(outcome.events) > 3
    assert all(isinstance(event, ChatCompletionChunk) for event in outcome.events)
    assert (outcome.whole.usage is not None) == usage


async def test_completion(kind: str, configuration: Configuration) -> None:
    completion = await call(kind, configuration, "create_completion", model="chat", prompt="你")
    assert completion.choices[0].text == ANSWER
    outcome = await stream(kind, configuration, "OpenAIApi", "create_completion_stream", model="chat", prompt="你")
    assert (outcome.whole.text, outcome.whole.finish_reason) == (ANSWER, "stop")


# The proxy takes both encodings, and makes numbers of both.
@pytest.mark.parametrize("encoding", [{}, {"encoding_format": "float"}, {"encoding_format": "base64"}])
async def test_embeddings(kind: str, configuration: Configuration, encoding: dict[str, str]) -> None:
    answer = await call(kind, configuration, "create_embedding", model="embedding", input=["甲"], **encoding)
    assert [(item.index, item.embedding) for item in answer.data] == [(0, [0.25, -0.5, 1.0])]
    assert answer.usage.prompt_tokens > 0


async def test_image(kind: str, configuration: Configuration) -> None:
    images = await call(kind, configuration, "create_image", model="picture", prompt="雨")
    assert [image.url for image in images.data] == ["https://example.com/picture.png"]


# The proxy turns Jina's form of the answer into Cohere's.
async def test_rerank(kind: str, configuration: Configuration) -> None:
    documents = ["上海靠海。", {"text": "杭州在浙江。"}, "今天晴。"]
    arguments = {"model": "reranker", "query": "杭州在哪里", "documents": documents}
    answer = await call(kind, configuration, "rerank", **arguments, top_n=2, return_documents=True)
    assert answer.results[0].index == 1
    assert len(answer.results) == 2
    assert answer.results[0].relevance_score > answer.results[1].relevance_score >= 0
    assert answer.results[0].document.text == "杭州在浙江。"
    assert answer.id
    assert answer.meta["billed_units"]["total_tokens"] > 0
    plain = await call(kind, configuration, "rerank", **arguments)
    assert sorted(item.index for item in plain.results) == [0, 1, 2]


@pytest.mark.parametrize(
    ("model", "expected", "text"),
    [
        ("nonsense", errors.BadRequestException, "Invalid model name passed in model=nonsense"),
        ("limited", errors.RateLimitException, "mock rate limit error"),
        ("broken", errors.ServiceException, "mock internal server error"),
    ],
)
async def test_refusals(
    kind: str, configuration: Configuration, model: str, expected: type[errors.ApiException], text: str
) -> None:
    with pytest.raises(expected, match=text) as caught:
        await call(kind, configuration, "create_chat_completion", model=model, messages=MESSAGES)
    assert caught.value.code == str(caught.value.status)
    assert caught.value.data is not None
    arguments: dict[str, Any] = {"model": model, "messages": MESSAGES}
    outcome = await stream(kind, configuration, "OpenAIApi", "create_chat_completion_stream", **arguments)
    assert isinstance(outcome.error, expected)
    assert text in str(outcome.error)


# Without a database the proxy knows one key; to any other it says 400, and it fails over a request without one.
@pytest.mark.parametrize(
    ("key", "expected", "text"),
    [
        ("sk-wrong", errors.BadRequestException, "No connected db"),
        (None, errors.ServiceException, "Internal Server Error"),
    ],
)
async def test_wrong_credentials(
    kind: str, proxy: str, key: str | None, expected: type[errors.ApiException], text: str
) -> None:
    with pytest.raises(expected, match=text) as caught:
        await call(kind, Configuration(proxy, access_token=key), "list_models")
    assert "sk-wrong" not in str(caught.value) + repr(caught.value)


def messages_talk(kind: str, proxy: str, model: str, **options: Any) -> Talk:
    options = {"api_key": {"anthropicAuth": "sk-peers"}, "model": model, "retries": 0, **options}
    return Talk(kind, "messages", proxy, **options)


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("model", ["bridged", "passed"])
async def test_messages_with_a_tool(kind: str, proxy: str, model: str, form: str) -> None:
    async with messages_talk(kind, proxy, model, tools=[WEATHER]) as talk:
        if form == "send":
            reply = await talk.send("天气怎么样？")
        else:
            async with talk.streaming("深度思考：天气怎么样？") as stream:
                reply = await talk.final(stream)
            assert reply.reasoning
        (called,) = reply.tool_calls
        assert (called.name, reply.finish_reason) == ("get_weather", "tool_calls")
        assert reply.usage is not None
        assert reply.usage.prompt_tokens
        # Thoughts that were made of a chat have no signature.
        kept = [block["type"] for block in talk.chat.state["messages"][1]["content"]]
        assert kept == [*(["thinking"] if form == "stream" and model == "passed" else []), "tool_use"]
        assert "晴" in (await talk.send(tool_results={called.id: "晴"})).text
        assert "第 2 个" in await talk.turn(form, "谢谢")


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_messages_of_a_model_that_is_mocked(kind: str, proxy: str, form: str) -> None:
    async with messages_talk(kind, proxy, "chat") as talk:
        # It answers with a whole message, whatever was asked for.
        assert await talk.turn(form, "你好") == ANSWER


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize(
    ("model", "expected", "kind_of_error"),
    [
        ("nonsense", errors.BadRequestException, "invalid_request_error"),
        ("limited", errors.RateLimitException, "rate_limit_error"),
        ("broken", errors.ServiceException, "api_error"),
    ],
)
async def test_messages_that_are_refused(
    kind: str, proxy: str, model: str, expected: type[errors.ApiException], kind_of_error: str, form: str
) -> None:
    async with messages_talk(kind, proxy, model) as talk:
        with pytest.raises(expected) as caught:
            await talk.turn(form, "你好")
    assert caught.value.type == kind_of_error


async def test_messages_are_counted(kind: str, configuration: Configuration) -> None:
    api = "MessagesApi"
    counted = await call(kind, configuration, "count_message_tokens", api=api, model="chat", messages=MESSAGES)
    assert counted.input_tokens > 0
    with pytest.raises(errors.BadRequestException, match="No connected db"):
        wrong = Configuration(configuration.host, access_token="sk-wrong")
        await call(kind, wrong, "create_message", api=api, model="chat", messages=MESSAGES, max_tokens=9)


def responses_talk(kind: str, proxy: str, model: str, **options: Any) -> Talk:
    options = {"api_key": "sk-peers", "model": model, "retries": 0, "api": "responses", **options}
    return Talk(kind, "openai", proxy, **options)


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("model", ["bridged", "responses"])
async def test_responses_with_a_tool(kind: str, proxy: str, model: str, form: str) -> None:
    async with responses_talk(kind, proxy, model, tools=[WEATHER]) as talk:
        if form == "send":
            reply = await talk.send("深度思考：天气怎么样？")
        else:
            async with talk.streaming("深度思考：天气怎么样？") as stream:
                reply = await talk.final(stream)
        assert reply.reasoning
        (called,) = reply.tool_calls
        assert (called.name, reply.finish_reason) == ("get_weather", "tool_calls")
        assert reply.usage is not None
        assert reply.usage.prompt_tokens
        assert "晴" in (await talk.send(tool_results={called.id: "晴"})).text
        assert "第 2 个" in await talk.turn(form, "谢谢")


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_responses_that_the_server_should_keep(kind: str, proxy: str, form: str) -> None:
    async with responses_talk(kind, proxy, "responses", stateful=True) as talk:
        assert "第 1 个" in await talk.turn(form, "你好")
        assert "第 2 个" in await talk.turn(form, "再见")
    # A chat has no place for it.
    async with responses_talk(kind, proxy, "bridged", stateful=True) as talk:
        assert "第 1 个" in await talk.turn(form, "你好")
        with pytest.raises(HistoryLostException) as caught:
            await talk.turn(form, "再见")
        assert "第 1 个" in caught.value.reply.text


@pytest.mark.parametrize("form", ["send", "stream"])
async def test_responses_that_are_refused(kind: str, proxy: str, form: str) -> None:
    async with responses_talk(kind, proxy, "nonsense") as talk:
        with pytest.raises(errors.BadRequestException, match="Invalid model name"):
            await talk.turn(form, "你好")
    async with responses_talk(kind, proxy, "responses") as talk:
        with pytest.raises(errors.BadRequestException, match="No tool output found") as caught:
            await talk.turn(form, "天气怎么样？")
            talk.chat.state = {**talk.chat.state, "items": [{"type": "function_call", "call_id": "c", "name": "n"}]}
            await talk.turn(form, "天气怎么样？")
        assert caught.value.status == 400
