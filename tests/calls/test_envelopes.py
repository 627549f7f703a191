"""An answer with status 200 whose envelope says failure is the error that it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.scripted import CHAT, answer, call, chat, chat_stream, scripted

from mtmaisdk.clients.rest import Configuration
from mtmaisdk.clients.rest import exceptions as errors

KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
CALLS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "midjourney": ("MidjourneyApi", "submit_imagine", {"prompt": "Cat"}),
    "task": ("MidjourneyApi", "fetch_task", {"id": "1"}),
    "fastgpt": ("FastGPTApi", "get_chat_init", {"app_id": "a", "chat_id": "c"}),
    "fastgpt chat": ("FastGPTApi", "create_chat_completion", {"messages": []}),
    "fastgpt stream": ("FastGPTApi", "create_chat_completion_stream", {"messages": []}),
    "chatchat": ("ChatchatApi", "chat", {"query": "q"}),
    "openai": ("OpenAIApi", "list_models", {}),
}


async def asked(kind: str, family: str, body: Any) -> Any:
    api, method, arguments = CALLS[family]
    with scripted(answer(200, json.dumps(body).encode())) as server:
        return await call(kind, Configuration(server.url), api, method, **arguments)


@KINDS
@pytest.mark.parametrize(
    ("family", "body", "expected"),
    [
        ("midjourney", {"code": 3, "description": "m"}, errors.NotFoundException),
        ("midjourney", {"code": 4, "description": "m"}, errors.BadRequestException),
        ("midjourney", {"code": 9, "description": "m"}, errors.ServiceException),
        ("midjourney", {"code": 23, "description": "m", "result": "1"}, errors.RateLimitException),
        ("midjourney", {"code": 24, "description": "m", "properties": {}}, errors.BadRequestException),
        ("midjourney", {"success": False, "code": -1, "message": "m"}, errors.UnprocessableEntityException),
        ("task", {"code": 4, "description": "m"}, errors.BadRequestException),
        ("fastgpt", {"code": 403, "statusText": "unAuthorization", "message": "m"}, errors.ForbiddenException),
        ("fastgpt", {"code": 514, "statusText": "unAuthApiKey", "message": "m"}, errors.UnauthorizedException),
        ("fastgpt", {"code": 502000, "message": "m"}, errors.NotFoundException),
        ("fastgpt", {"code": 99, "message": "m"}, errors.ApiException),
        ("fastgpt chat", {"code": 510, "message": "m"}, errors.RateLimitException),
        ("fastgpt stream", {"code": 514, "message": "m", "data": None}, errors.UnauthorizedException),
        ("chatchat", {"code": 404, "msg": "m", "data": None}, errors.NotFoundException),
        ("openai", {"error": {"message": "m", "code": 401}}, errors.UnauthorizedException),
    ],
)
async def test_a_refusal(kind: str, family: str, body: dict[str, Any], expected: type[Exception]) -> None:
    with pytest.raises(errors.ApiException) as caught:
        await asked(kind, family, body)
    error = caught.value
    assert type(error) is expected
    assert (error.status, error.message) == (200, "m")
    assert json.loads(error.body or "") == body
    if "code" in body:
        assert error.code == body["code"]


@KINDS
@pytest.mark.parametrize("code", [1, 21, 22])
async def test_a_submission_that_was_taken(kind: str, code: int) -> None:
    assert (await asked(kind, "midjourney", {"code": code, "description": "d", "result": "1"})).code == code


@KINDS
@pytest.mark.parametrize("code", [200, None])
async def test_an_envelope_of_success(kind: str, code: int | None) -> None:
    assert (await asked(kind, "fastgpt", {"code": code, "data": {"chatId": "c"}})).data.chat_id == "c"


@KINDS
@pytest.mark.parametrize("method", [chat, chat_stream])
async def test_a_byte_order_mark_is_none_of_the_answer(kind: str, method: Any) -> None:
    with scripted(answer(200, b"\xef\xbb\xbf" + CHAT)) as server:
        result = await method(kind, Configuration(server.url))
    assert result.text == "hi" if method is chat_stream else result.id == "chat-1"
    with scripted(answer(200, b'\xef\xbb\xbf{"error":{"message":"m","code":401}}')) as server:
        with pytest.raises(errors.UnauthorizedException, match="m"):
            await method(kind, Configuration(server.url))
