"""Typical user code, for the type checkers alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typing_extensions import assert_type

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import (
    ApiClient,
    ApiException,
    ApiResponse,
    ChatApi,
    ChatchatAnswer,
    ChatCompletion,
    ChatCompletionChunk,
    ChatFile,
    ChatMessage,
    ChatModelList,
    ChatReq,
    Configuration,
    FastGPTApi,
    FastGPTChatCompletionChunk,
    FastGPTChatHistory,
    FastGPTChatRecord,
    FastGPTChunkChoice,
    MidjourneyTask,
    OpenAIApi,
    sync,
)
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.fastgpt import AsyncChatClient, AsyncResponse, ChatClient, Response


async def asynchronous() -> None:
    async with ApiClient(Configuration(host="http://localhost", access_token="KEY")) as client:
        assert_type(await ChatApi(client).chat_models("tenant"), ChatModelList)
        request = ChatReq(thread_id="t", messages=[ChatMessage(role="user", content="你好")])
        assert_type(await ChatApi(client).chat_chat("tenant", chat_req=request), str)
        await ChatApi(client).chat_chat("tenant", {"messages": []})

        chat = await OpenAIApi(client).create_chat_completion(
            model="o",
            messages=[
                {"role": "user", "content": "你好"},
                {"role": "user", "content": [{"type": "text", "text": "a"}]},
            ],
            temperature=0,
            stop=["a", "b"],
            tools=[{"type": "function", "function": {"name": "f"}}],
            response_format={"type": "json_object"},
            _request_timeout=(5, None),
            _extra_body={"thinking": True},
        )
        assert_type(chat, ChatCompletion)
        for choice in chat.choices or []:
            assert_type(choice.index, int | None)
            if choice.message is not None and isinstance(choice.message.content, str):
                print(choice.message.content.upper())

        info = await OpenAIApi(client).create_chat_completion_with_http_info(model="o", messages=[])
        assert_type(info, ApiResponse[ChatCompletion])
        assert_type(info.status_code, int)

        history = await FastGPTApi(client).get_chat_histories(app_id="a", page_size=20)
        if history.data is not None:
            for item in history.data.list or []:
                assert_type(item.chat_id, str | None)
        assert_type(await OpenAIApi(client).create_speech(model="tts-1", input="a", voice="alloy"), bytes)
        text = (await OpenAIApi(client).create_transcription(file=b"RIFF", model="whisper-1")).text
        assert_type(text, str | None)


async def streaming() -> None:
    async with ApiClient() as client:
        async with OpenAIApi(client).create_chat_completion_stream(model="o", messages=[]) as stream:
            async for chunk in stream:
                assert_type(chunk, ChatCompletionChunk)
            async for text in stream.text():
                assert_type(text, str)
            assert_type((await stream.final()).text, str)
        async with FastGPTApi(client).create_chat_completion_stream(messages=[], detail=True) as events:
            async for event in events:
                if event.event == "answer" and isinstance(event.data, FastGPTChatCompletionChunk):
                    assert_type(event.data.choices, list[FastGPTChunkChoice] | None)


def streaming_sync() -> None:
    with sync.ApiClient() as client, sync.ChatchatApi(client).chat_stream(query="你好") as stream:
        for answer in stream:
            assert_type(answer, ChatchatAnswer)
        for text in stream.text():
            assert_type(text, str)
        assert_type(stream.final(), StreamResult)


def blocking() -> None:
    with sync.ApiClient() as client:
        assert_type(sync.ChatApi(client).chat_models("tenant"), ChatModelList)
        info = sync.OpenAIApi(client).list_models_with_http_info(_headers={"X-Trace": "1"})
        assert_type(info, ApiResponse[rest.ModelList])
        try:
            sync.OpenAIApi(client).create_embedding(model="m", input=["a", "b"])
        except ApiException as error:
            assert_type(error.status, int | None)


async def more_than_a_request() -> None:
    async with ApiClient() as client:
        api = FastGPTApi(client)
        async for chat in api.iter_chat_histories(app_id="a", source="api"):
            assert_type(chat, FastGPTChatHistory)
        file = await api.upload_chat_image("a", "c", "a.png", progress=lambda sent, total: print(sent, total))
        assert_type(file["url"], str)
        assert_type(await rest.MidjourneyApi(client).wait_for_task("1", progress=print), MidjourneyTask)
        saved = await OpenAIApi(client).create_speech_to_file("a.mp3", model="tts-1", input="a", voice="alloy")
        assert_type(saved, Path)


def more_than_a_request_sync() -> None:
    with sync.ApiClient() as client:
        for record in sync.FastGPTApi(client).iter_chat_records(app_id="a", chat_id="c"):
            assert_type(record, FastGPTChatRecord)
        assert_type(sync.MidjourneyApi(client).wait_for_task("1"), MidjourneyTask)
        saved = sync.OpenAIApi(client).create_speech_to_file("a.mp3", model="tts-1", input="a", voice="alloy")
        assert_type(saved, Path)


async def fastgpt_names() -> None:
    async with AsyncChatClient("fastgpt-KEY") as client:
        assert_type(await client.get_chat_histories("app", pageSize=5, source="online"), AsyncResponse)
        assert_type(await client.upload_chat_image("app", "chat", "a.png"), ChatFile)


def fastgpt_names_sync() -> None:
    with ChatClient("fastgpt-KEY") as client:
        messages = [{"role": "user", "content": "你好"}]
        assert_type(client.create_chat_completion(messages, stream=True, chatId="chat"), Response)
        client.get_chat_histories("app", page_size=5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def wrong() -> None:
    api = OpenAIApi()
    await api.create_chat_completion(model="o")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    await api.create_chat_completion(model=5, messages=[])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    await api.create_chat_completion(model="o", messages=[], temprature=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def anything(value: dict[str, Any]) -> ChatReq | None:
    return ChatReq.from_dict(value)
