"""The mock's OpenAI-compatible gateway, by way of the client."""

from __future__ import annotations

import base64
import json
import math
import struct
import wave
from io import BytesIO
from typing import Any

import pytest
import urllib3
from support.caller import Caller

from mtmaisdk.clients.rest import ApiException, BadRequestException
from mtmaisdk.mock.content.sound import make_samples, make_wav

CHAT = "OpenAIApi.create_chat_completion"
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "查询天气",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}, "unit": {"enum": ["C", "F"]}},
            "required": ["city", "unit"],
        },
    },
}


def user(text: Any) -> dict[str, Any]:
    return {"role": "user", "content": text}


def fetch(url: str) -> bytes:
    with urllib3.PoolManager() as pool:
        response = pool.request("GET", url)
        assert response.status == 200
        assert response.headers["Content-Type"] == "image/png"
        return response.data


async def test_models(caller: Caller) -> None:
    models = await caller.call("OpenAIApi.list_models")
    assert "internlm2.5-latest" in [model.id for model in models.data]


async def test_chat_echoes_the_question_the_same_whole_and_streamed(caller: Caller) -> None:
    request = {"model": "o", "messages": [user("你好，<世界>"), {"role": "assistant", "content": "好"}, user("再见")]}
    whole = await caller.call(CHAT, **request)
    events, final = await caller.stream(CHAT, **request)
    message = whole.choices[0].message
    assert "再见" in message.content
    assert "第 2 个" in message.content
    assert whole.choices[0].finish_reason == final.finish_reason == "stop"
    assert final.text == message.content
    assert len([event for event in events if event.choices[0].delta.content]) > 10
    assert all(event.usage is None for event in events)
    assert whole.model == events[0].model == "o"
    assert whole.usage.total_tokens == whole.usage.prompt_tokens + whole.usage.completion_tokens
    assert message.reasoning_content is None


async def test_chat_streams_usage_where_it_is_asked_for(caller: Caller) -> None:
    request = {"model": "o", "messages": [user("你好")]}
    whole = await caller.call(CHAT, **request)
    events, final = await caller.stream(CHAT, **request, stream_options={"include_usage": True})
    assert events[-1].choices == []
    assert all(event.usage is None for event in events[:-1])
    assert final.usage == whole.usage


async def test_chat_reasons(caller: Caller) -> None:
    request = {"model": "deepseek-reasoner", "messages": [user("你好")]}
    whole = await caller.call(CHAT, **request)
    _, final = await caller.stream(CHAT, **request)
    assert "你好" in whole.choices[0].message.reasoning_content
    assert final.reasoning == whole.choices[0].message.reasoning_content
    assert final.text == whole.choices[0].message.content
    assert whole.usage.completion_tokens_details.reasoning_tokens > 0


async def test_chat_gives_several_choices_cut_to_length(caller: Caller) -> None:
    request = {"model": "o", "messages": [user("你好")], "n": 3, "max_tokens": 6}
    whole = await caller.call(CHAT, **request)
    _, final = await caller.stream(CHAT, **request)
    texts = [choice.message.content for choice in whole.choices]
    assert len(set(texts)) == 3
    assert [choice.text for choice in final.choices] == texts
    assert {choice.finish_reason for choice in (*whole.choices, *final.choices)} == {"length"}
    assert whole.usage.completion_tokens == 18


async def test_chat_stops_at_a_word(caller: Caller) -> None:
    whole = await caller.call(CHAT, model="o", messages=[user("你好")], stop=["问题"])
    assert whole.choices[0].message.content == "这是你的第 1 个"


async def test_chat_calls_a_tool_and_uses_its_result(caller: Caller) -> None:
    messages: list[Any] = [user("杭州天气怎么样？")]
    whole = await caller.call(CHAT, model="o", messages=messages, tools=[WEATHER])
    events, final = await caller.stream(CHAT, model="o", messages=messages, tools=[WEATHER])
    choice = whole.choices[0]
    assert choice.finish_reason == final.finish_reason == "tool_calls"
    assert choice.message.content is None
    (called,) = choice.message.tool_calls
    assert called.function.name == "get_weather"
    assert json.loads(called.function.arguments) == {"city": "杭州天气怎么样？", "unit": "C"}
    (streamed,) = final.tool_calls
    assert (streamed.id, streamed.name, streamed.arguments) == (called.id, "get_weather", called.function.arguments)
    assert len([event for event in events if event.choices[0].delta.tool_calls]) > 3

    messages += [
        {"role": "assistant", "tool_calls": [called.to_dict()]},
        {"role": "tool", "tool_call_id": called.id, "content": '{"weather": "晴"}'},
    ]
    answer = await caller.call(CHAT, model="o", messages=messages, tools=[WEATHER])
    assert '{"weather": "晴"}' in answer.choices[0].message.content
    assert answer.choices[0].finish_reason == "stop"


async def test_chat_calls_no_tool_unasked(caller: Caller) -> None:
    whole = await caller.call(CHAT, model="o", messages=[user("你好")], tools=[WEATHER])
    assert whole.choices[0].message.tool_calls is None


async def test_chat_answers_in_json(caller: Caller) -> None:
    schema = {"type": "object", "properties": {"name": {"type": "string"}, "age": {"type": "integer", "minimum": 18}}}
    for response_format, names in (
        ({"type": "json_object"}, {"answer"}),
        ({"type": "json_schema", "json_schema": {"name": "person", "schema": schema}}, {"name", "age"}),
    ):
        whole = await caller.call(CHAT, model="o", messages=[user("你好")], response_format=response_format)
        assert json.loads(whole.choices[0].message.content).keys() == names


async def test_chat_without_messages(caller: Caller) -> None:
    assert "「」" in (await caller.call(CHAT, model="o", messages=[])).choices[0].message.content


async def test_completion(caller: Caller) -> None:
    name = "OpenAIApi.create_completion"
    short = await caller.call(name, model="o", prompt="你好")
    assert short.choices[0].finish_reason == "length"
    assert short.usage.completion_tokens == 16
    request: dict[str, Any] = {"model": "o", "prompt": ["你好", "再见"], "max_tokens": 1000, "n": 2, "echo": True}
    whole = await caller.call(name, **request)
    _, final = await caller.stream(name, **request, stream_options={"include_usage": True})
    assert [choice.text for choice in final.choices] == [choice.text for choice in whole.choices]
    assert [choice.text[:2] for choice in whole.choices] == ["你好", "你好", "再见", "再见"]
    assert {choice.finish_reason for choice in final.choices} == {"stop"}
    assert final.usage == whole.usage


async def test_embedding(caller: Caller) -> None:
    name = "OpenAIApi.create_embedding"
    for given, number in (("你好", 1), (["你好", "再见"], 2), ([1, 2], 1), ([[1], [2]], 2), ([{"text": "你好"}], 1)):
        answer = await caller.call(name, model="m", input=given)
        assert [row.index for row in answer.data] == list(range(number))
        for row in answer.data:
            assert len(row.embedding) == 1536
            assert math.isclose(math.hypot(*row.embedding), 1, abs_tol=1e-6)
    plain = await caller.call(name, model="m", input="你好", dimensions=8)
    packed = await caller.call(name, model="m", input="你好", dimensions=8, encoding_format="base64")
    assert list(struct.unpack("<8f", base64.b64decode(packed.data[0].embedding))) == plain.data[0].embedding
    with pytest.raises(ApiException, match="dimensions"):
        await caller.call(name, model="m", input="你好", dimensions=10**6)


async def test_image(caller: Caller) -> None:
    name = "OpenAIApi.create_image"
    by_address = await caller.call(name, prompt="猫", n=2, size="512x768")
    images = [fetch(row.url) for row in by_address.data]
    assert len(set(images)) == 2
    assert struct.unpack(">II", images[0][16:24]) == (512, 768)
    inline = await caller.call(name, prompt="猫", size="512x768", response_format="b64_json")
    assert base64.b64decode(inline.data[0].b64_json) == images[0]
    body = b'{"prompt": "x", "n": 2.0, "size": "256x256"}'
    with urllib3.PoolManager() as pool:
        headers = {"Content-Type": "application/json", "Authorization": "Bearer KEY"}
        answer = pool.request("POST", f"{caller.url}/v1/images/generations", body=body, headers=headers)
        assert len(answer.json()["data"]) == 2
    with pytest.raises(ApiException) as caught:
        await caller.call(name, prompt="猫", size="99999x1", _extra_body={})
    assert caught.value.status in (400, 422)
    gpt = await caller.call(name, prompt="猫", model="gpt-image-1")
    assert gpt.data[0].url is None
    assert struct.unpack(">II", base64.b64decode(gpt.data[0].b64_json)[16:24]) == (1024, 1024)


async def test_image_in_parts(caller: Caller) -> None:
    events, final = await caller.stream("OpenAIApi.create_image", prompt="猫", size="256x256", partial_images=2)
    assert [event.event.rpartition(".")[2] for event in events] == ["partial_image", "partial_image", "completed"]
    assert all(base64.b64decode(event.data.b64_json).startswith(b"\x89PNG") for event in events)
    assert final.usage.output_tokens == 1


async def test_speech(caller: Caller) -> None:
    request = {"model": "tts-1", "input": "你好，世界", "voice": "alloy"}
    content = await caller.call("OpenAIApi.create_speech", **request, response_format="wav")
    with wave.open(BytesIO(content)) as file:
        assert file.getnframes() > 1000
    answer = await caller.call("OpenAIApi.create_speech_with_http_info", **request)
    assert answer.headers["Content-Type"] == "audio/wav"
    assert answer.data == content
    pcm = await caller.call("OpenAIApi.create_speech", **request, response_format="pcm")
    assert pcm == content[44:]
    events, final = await caller.stream("OpenAIApi.create_speech", **request, response_format="wav")
    pieces = [base64.b64decode(event.data.audio) for event in events if event.event == "speech.audio.delta"]
    assert b"".join(pieces) == content
    assert final.usage.output_tokens == len(pieces)


SOUND = make_wav(make_samples("你好" * 10))
BROKEN = {
    "cut": SOUND[:30],
    "without samples": SOUND[:36],
    "a rate of 0": SOUND[:24] + bytes(4) + SOUND[28:],
    "a chunk beyond the end": SOUND[:16] + b"\xff\xff\xff\x7f" + SOUND[20:],
    "only the signature": SOUND[:12],
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("method", ["create_transcription", "create_translation"])
async def test_a_broken_wav_file_is_refused(caller: Caller, method: str, content: bytes) -> None:
    with pytest.raises(BadRequestException, match="The audio file could not be decoded"):
        await caller.call(f"OpenAIApi.{method}", file=("a.wav", content), model="whisper-1")


async def test_transcription_names_what_was_sent(caller: Caller) -> None:
    name = "OpenAIApi.create_transcription"
    request = {"file": ("录音.wav", SOUND), "model": "whisper-1"}
    answer = await caller.call(name, **request)
    assert answer.text == f"录音 录音.wav，{len(SOUND)} 字节，时长 1.0 秒。"
    assert answer.usage.seconds == 1.0
    other = await caller.call(name, file=("a.mp3", b"ID3"), model="whisper-1")
    assert other.text == "录音 a.mp3，3 字节。"
    events, final = await caller.stream(name, **request)
    assert final.text == answer.text
    assert len(events) > 5
    assert events[-1].data.text == answer.text


@pytest.mark.parametrize("operation", ["create_transcription", "create_translation"])
async def test_forms_of_a_transcription(caller: Caller, operation: str) -> None:
    async def get(response_format: str, **more: Any) -> Any:
        request = {"file": ("a.wav", SOUND), "model": "whisper-1", "response_format": response_format, **more}
        return await caller.call(f"OpenAIApi.{operation}", **request)

    text = (await get("json")).text
    assert "a.wav" in text
    assert (await get("text")).text.strip() == text
    assert "00:00:00,000 --> 00:00:01,000" in (await get("srt")).text
    assert (await get("vtt")).text.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n")
    verbose = await get("verbose_json")
    assert verbose.duration == 1.0
    assert [segment.text for segment in verbose.segments] == [text]
    if operation == "create_transcription":
        words = await get("verbose_json", timestamp_granularities=["word"])
        assert words.segments is None
        assert "".join(word.word for word in words.words) == text
        assert words.words[-1].end == 1.0
        assert (await get("diarized_json")).segments[0].speaker == "A"
    else:
        assert verbose.language == "en"
        assert text == f"Recording a.wav, {len(SOUND)} bytes, 1.0 seconds."
