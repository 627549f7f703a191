"""The `anthropic` package, a client that knows nothing of the contract, accepts the mock server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from support.late import Late

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

anthropic: Any = Late("anthropic")

QUESTION = "杭州天气如何？"
MESSAGES: Any = [{"role": "user", "content": QUESTION}]
WEATHER = {
    "name": "get_weather",
    "description": "查询天气",
    "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}
BASIC: dict[str, Any] = {"model": "claude-sonnet-5", "max_tokens": 2000, "messages": MESSAGES}


class AnthropicClient:
    """Calls one server with the package, async or sync; it takes no answer that does not fit its own types."""

    def __init__(self, kind: str, url: str, **settings: Any) -> None:
        self.kind = kind
        strict = {"base_url": url, "api_key": "TOKEN", "max_retries": 0, "_strict_response_validation": True}
        self.settings: dict[str, Any] = {**strict, **settings}

    async def call(self, method: str, /, **arguments: Any) -> Any:
        """Returns what a method of `messages` returns; of a stream, the list of its events."""
        if self.kind == "async":
            async with self._async_client() as client:
                answer = await getattr(client.messages, method)(**arguments)
                return [event async for event in answer] if isinstance(answer, anthropic.AsyncStream) else answer
        with self._client() as sync_client:
            answer = getattr(sync_client.messages, method)(**arguments)
            return list(answer) if isinstance(answer, anthropic.Stream) else answer

    async def stream(self, **arguments: Any) -> tuple[list[Any], Any]:
        """Returns the events of the package's own assembling stream, and the message that it assembled."""
        if self.kind == "async":
            async with self._async_client() as client, client.messages.stream(**arguments) as stream:
                return [event async for event in stream], await stream.get_final_message()
        with self._client() as sync_client, sync_client.messages.stream(**arguments) as sync_stream:
            return list(sync_stream), sync_stream.get_final_message()

    # Without certificates, whose loading takes most of the time.
    def _async_client(self) -> Any:
        return anthropic.AsyncAnthropic(http_client=anthropic.DefaultAsyncHttpxClient(verify=False), **self.settings)

    def _client(self) -> Any:
        return anthropic.Anthropic(http_client=anthropic.DefaultHttpxClient(verify=False), **self.settings)


@pytest.fixture(scope="module")
def running_mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server


@pytest.fixture
def mock(running_mock: MockServer) -> Iterator[MockServer]:
    running_mock.clear()
    yield running_mock
    assert running_mock.mismatches == []


@pytest.fixture(params=["async", "sync"])
def client(request: pytest.FixtureRequest, mock: MockServer) -> AnthropicClient:
    return AnthropicClient(request.param, mock.url)


async def test_message(client: AnthropicClient) -> None:
    whole = await client.call("create", **BASIC)
    assert QUESTION in whole.content[0].text
    assert (whole.role, whole.stop_reason) == ("assistant", "end_turn")
    events = await client.call("create", **BASIC, stream=True)
    deltas = [event.delta.text for event in events if event.type == "content_block_delta"]
    assert "".join(deltas) == whole.content[0].text
    assert len(deltas) > 3
    counted = await client.call("count_tokens", model="claude-sonnet-5", messages=MESSAGES)
    assert counted.input_tokens == whole.usage.input_tokens == events[0].message.usage.input_tokens > 0
    assert events[-2].usage.output_tokens == whole.usage.output_tokens > 0


async def test_thinking_and_tools(client: AnthropicClient) -> None:
    """The package assembles signed thinking and a call, and gets an answer to the call's result."""
    asked = {**BASIC, "tools": [WEATHER], "thinking": {"type": "enabled", "budget_tokens": 1024}}
    events, message = await client.stream(**asked)
    thinking, called = message.content
    assert {"thinking", "signature", "input_json", "content_block_stop"} <= {event.type for event in events}
    assert (thinking.type, called.type, message.stop_reason) == ("thinking", "tool_use", "tool_use")
    assert called.input == {"city": QUESTION}
    assert (await client.call("create", **asked)).content[0] == thinking
    result = {"type": "tool_result", "tool_use_id": called.id, "content": [{"type": "text", "text": "晴"}]}
    history = [*MESSAGES, {"role": "assistant", "content": message.content}, {"role": "user", "content": [result]}]
    assert "晴" in (await client.call("create", **{**asked, "messages": history})).content[-1].text


async def test_system_and_image(client: AnthropicClient) -> None:
    image = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}}
    messages = [{"role": "user", "content": [image, {"type": "text", "text": "是什么？"}]}]
    _, message = await client.stream(**{**BASIC, "messages": messages}, system="请简短回答。", stop_sequences=["。我"])
    assert "[image]\n是什么？" in message.content[0].text
    assert not message.content[0].text.endswith("。我")


async def test_refusals(client: AnthropicClient, mock: MockServer) -> None:
    with pytest.raises(anthropic.BadRequestError, match="at least one message"):
        await client.call("create", **{**BASIC, "messages": []})
    for fault, error in (
        ("status=429;retry-after=0", anthropic.RateLimitError),
        ("status=529", anthropic.InternalServerError),
        ("status=404", anthropic.NotFoundError),
    ):
        mock.fault(fault, 1)
        with pytest.raises(error):
            await client.call("create", **BASIC)
    mock.fault("error-frame=messages;error-after=4", 1)
    with pytest.raises(anthropic.APIStatusError, match="failed while"):
        await client.stream(**BASIC)
    mock.fault("status=529", 1)
    retrying = AnthropicClient(client.kind, mock.url, max_retries=1)
    assert (await retrying.call("create", **BASIC)).stop_reason == "end_turn"


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_credentials(kind: str) -> None:
    with run_mock_server(check_responses=True, api_key="KEY") as locked:
        with pytest.raises(anthropic.AuthenticationError, match=r"Unauthorized\."):
            await AnthropicClient(kind, locked.url).call("create", **BASIC)
        assert (await AnthropicClient(kind, locked.url, api_key="KEY").call("create", **BASIC)).content
