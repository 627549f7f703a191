"""The `openai` package, a client that knows nothing of the contract, accepts the mock server."""

from __future__ import annotations

import base64
import json
import math
import struct
import wave
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import urllib3
from support.openai_client import OpenAIClient, openai

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

CHAT = "chat.completions.create"
QUESTION = "杭州天气如何？"
MESSAGES = [{"role": "user", "content": QUESTION}]
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "查询天气",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}, "unit": {"type": "string", "enum": ["C", "F"]}},
            "required": ["city", "unit"],
            "additionalProperties": False,
        },
        "strict": True,
    },
}


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
def client(request: pytest.FixtureRequest, mock: MockServer) -> OpenAIClient:
    return OpenAIClient(request.param, mock.url)


def is_png(content: bytes) -> bool:
    return (
        content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and content.endswith(b"IEND\xaeB`\x82")
    )


def frames_of(content: bytes) -> int:
    with wave.open(BytesIO(content)) as sound:
        return sound.getnframes()


async def test_models(client: OpenAIClient) -> None:
    page = await client.call("models.list")
    assert "gpt-4o-mini" in [model.id for model in page.data]
    assert {model.object for model in page.data} == {"model"}


async def test_chat(client: OpenAIClient) -> None:
    chat = await client.call(CHAT, model="gpt-4o-mini", messages=MESSAGES, temperature=0, n=2)
    assert [choice.index for choice in chat.choices] == [0, 1]
    assert QUESTION in chat.choices[0].message.content
    assert (chat.choices[0].finish_reason, chat.choices[0].message.role) == ("stop", "assistant")
    assert chat.usage.total_tokens == chat.usage.prompt_tokens + chat.usage.completion_tokens > 0


@pytest.mark.parametrize("usage", [True, False])
async def test_streamed_chat(client: OpenAIClient, usage: bool) -> None:
    more: dict[str, Any] = {"stream_options": {"include_usage": True}} if usage else {}
    whole = await client.call(CHAT, model="m", messages=MESSAGES)
    chunks = await client.call(CHAT, model="m", messages=MESSAGES, stream=True, **more)
    deltas = [choice.delta.content or "" for chunk in chunks for choice in chunk.choices]
    assert "".join(deltas) == whole.choices[0].message.content
    assert len([delta for delta in deltas if delta]) > 3
    assert [choice.finish_reason for chunk in chunks for choice in chunk.choices][-1] == "stop"
    assert [chunk.usage for chunk in chunks if chunk.usage] == ([whole.usage] if usage else [])


@pytest.mark.parametrize("usage", [True, False])
async def test_streamed_chat_that_calls_a_tool(client: OpenAIClient, usage: bool) -> None:
    """The package assembles the call and reads its arguments, and gets an answer to its result."""
    more: dict[str, Any] = {"stream_options": {"include_usage": True}} if usage else {}
    events, chat = await client.stream_chat(model="m", messages=MESSAGES, tools=[WEATHER], **more)
    (called,) = chat.choices[0].message.tool_calls
    assert chat.choices[0].finish_reason == "tool_calls"
    assert called.function.name == "get_weather"
    assert json.loads(called.function.arguments)["unit"] in ("C", "F")
    assert len([event for event in events if event.type == "tool_calls.function.arguments.delta"]) > 1
    assert (chat.usage is not None) == usage
    history = [
        *MESSAGES,
        chat.choices[0].message.model_dump(exclude_none=True, exclude={"parsed"}),
        {"role": "tool", "tool_call_id": called.id, "content": "晴，21 度"},
    ]
    answer = await client.call(CHAT, model="m", messages=history, tools=[WEATHER])
    assert "晴，21 度" in answer.choices[0].message.content


async def test_chat_that_calls_a_tool(client: OpenAIClient) -> None:
    chat = await client.call("chat.completions.parse", model="m", messages=MESSAGES, tools=[WEATHER])
    (called,) = chat.choices[0].message.tool_calls
    assert called.type == "function"
    assert set(json.loads(called.function.arguments)) == {"city", "unit"}


async def test_chat_with_tools_that_calls_none(client: OpenAIClient) -> None:
    arguments: dict[str, Any] = {"model": "m", "messages": MESSAGES, "tools": [WEATHER], "tool_choice": "none"}
    _, chat = await client.stream_chat(**arguments)
    assert QUESTION in chat.choices[0].message.content
    assert not chat.choices[0].message.tool_calls


async def test_completion(client: OpenAIClient) -> None:
    # The package's types know no piece of a completion before the last.
    client.settings["_strict_response_validation"] = False
    whole = await client.call("completions.create", model="m", prompt="从前", max_tokens=50)
    chunks = await client.call("completions.create", model="m", prompt="从前", max_tokens=50, stream=True)
    assert "从前" in whole.choices[0].text
    assert "".join(choice.text for chunk in chunks for choice in chunk.choices) == whole.choices[0].text


async def test_embeddings_in_both_encodings(client: OpenAIClient, mock: MockServer) -> None:
    """Where no encoding is given, the package asks for base64 and makes numbers of it."""
    arguments: dict[str, Any] = {"model": "text-embedding-3-small", "input": ["甲", "乙"], "dimensions": 8}
    # Its types are those of the numbers that it makes, not of what it is sent.
    client.settings["_strict_response_validation"] = False
    numbers = await client.call("embeddings.create", **arguments, encoding_format="float")
    unpacked = await client.call("embeddings.create", **arguments)
    assert [json.loads(request.body)["encoding_format"] for request in mock.requests] == ["float", "base64"]
    assert [item.index for item in unpacked.data] == [0, 1]
    for plain, packed in zip(numbers.data, unpacked.data, strict=True):
        assert len(plain.embedding) == 8
        assert math.hypot(*plain.embedding) == pytest.approx(1)
        assert packed.embedding == pytest.approx(plain.embedding, abs=1e-6)
    assert numbers.data[0].embedding != numbers.data[1].embedding


async def test_embeddings_that_stay_base64(client: OpenAIClient) -> None:
    client.settings["_strict_response_validation"] = False
    arguments: dict[str, Any] = {"model": "m", "input": "甲", "dimensions": 4, "encoding_format": "base64"}
    answer = await client.call("embeddings.create", **arguments)
    assert math.hypot(*struct.unpack("<4f", base64.b64decode(answer.data[0].embedding))) == pytest.approx(1)


async def test_images(client: OpenAIClient) -> None:
    by_address = await client.call("images.generate", model="dall-e-3", prompt="雨", size="256x256", n=2)
    assert len({image.url for image in by_address.data}) == 2
    with urllib3.PoolManager() as pool:
        assert all(is_png(pool.request("GET", image.url).data) for image in by_address.data)
    inside = await client.call("images.generate", model="gpt-image-1", prompt="雨", size="1024x1024")
    assert is_png(base64.b64decode(inside.data[0].b64_json))
    assert inside.usage.total_tokens == inside.usage.input_tokens + inside.usage.output_tokens


async def test_streamed_image(client: OpenAIClient) -> None:
    arguments: dict[str, Any] = {"model": "gpt-image-1", "prompt": "雨", "stream": True, "partial_images": 2}
    *partial, completed = await client.call("images.generate", **arguments)
    assert [image.partial_image_index for image in partial] == [0, 1]
    assert completed.type == "image_generation.completed"
    assert is_png(base64.b64decode(completed.b64_json))


async def test_speech_and_transcription(client: OpenAIClient) -> None:
    speech = await client.call("audio.speech.create", model="tts-1", voice="alloy", input="你好", response_format="wav")
    sound = speech.content
    assert frames_of(sound) > 0
    arguments: dict[str, Any] = {"model": "whisper-1", "file": ("你好.wav", sound, "audio/wav")}
    written = await client.call("audio.transcriptions.create", **arguments)
    assert "你好.wav" in written.text
    assert str(len(sound)) in written.text
    assert await client.call("audio.transcriptions.create", **arguments, response_format="text") == f"{written.text}\n"
    granularities = ["word", "segment"]
    verbose = await client.call(
        "audio.transcriptions.create",
        **arguments,
        response_format="verbose_json",
        timestamp_granularities=granularities,
        language="zh",
    )
    assert (verbose.text, verbose.language) == (written.text, "zh")
    assert "".join(word.word for word in verbose.words) == verbose.segments[0].text == written.text
    *deltas, done = await client.call("audio.transcriptions.create", **arguments, stream=True)
    assert "".join(event.delta for event in deltas) == done.text == written.text


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_refusals(mock: MockServer, kind: str) -> None:
    client = OpenAIClient(kind, mock.url)
    with pytest.raises(openai.BadRequestError) as bad:
        await client.call(CHAT, model="m", messages=5)
    assert isinstance(bad.value.body, dict)
    mock.fault("status=429;retry-after=0", 1)
    with pytest.raises(openai.RateLimitError):
        await client.call(CHAT, model="m", messages=MESSAGES)
    mock.fault("status=503", 1)
    retrying = OpenAIClient(kind, mock.url, max_retries=1)
    chat = await retrying.call(CHAT, model="m", messages=MESSAGES)
    assert chat.choices[0].finish_reason == "stop"
    with run_mock_server(check_responses=True, api_key="KEY") as locked:
        with pytest.raises(openai.AuthenticationError) as refused:
            await OpenAIClient(kind, locked.url).call("models.list")
        assert refused.value.status_code == 401
        with pytest.raises(openai.AuthenticationError, match="Incorrect API key provided") as refused:
            await OpenAIClient(kind, locked.url).call("images.generate", prompt="雨")
        assert refused.value.code == "invalid_api_key"
        assert (await OpenAIClient(kind, locked.url, api_key="KEY").call("models.list")).data


async def test_a_model(client: OpenAIClient) -> None:
    assert (await client.call("models.retrieve", model="gpt-4o-mini")).id == "gpt-4o-mini"
    with pytest.raises(openai.NotFoundError, match="does not exist") as caught:
        await client.call("models.retrieve", model="google/none")
    assert caught.value.code == "model_not_found"


async def test_moderations(client: OpenAIClient) -> None:
    found = await client.call("moderations.create", input=["I kill", "Hello"])
    assert [each.flagged for each in found.results] == [True, False]
    parts: Any = [{"type": "text", "text": "I kill"}, {"type": "image_url", "image_url": {"url": "https://a/b.png"}}]
    assert len((await client.call("moderations.create", model="omni-moderation-latest", input=parts)).results) == 1


@pytest.mark.parametrize("images", [b"PNG", [b"PNG", b"PNG"]])
async def test_edited_images(client: OpenAIClient, images: Any) -> None:
    arguments: dict[str, Any] = {"model": "gpt-image-1", "prompt": "雨", "image": images, "size": "256x256"}
    edited = await client.call("images.edit", **arguments)
    assert is_png(base64.b64decode(edited.data[0].b64_json))
    partial, completed = await client.call("images.edit", **arguments, stream=True, partial_images=1)
    assert (partial.type, completed.type) == ("image_edit.partial_image", "image_edit.completed")
    assert is_png(base64.b64decode(completed.b64_json))
