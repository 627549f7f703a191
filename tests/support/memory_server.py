"""A server for all backends that stores chats, and fails on demand."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from mtmaisdk.mock.background import run_in_background

Event = tuple[str, Any]
THREAD = "b2a7a0de-5d3d-4f38-8d4c-2f6f2b7d1c90"
DONE = "data: [DONE]\n\n"


@dataclass
class Memory:
    """The server's state.

    Attributes:
        url: Their address.
        requests: The bodies they received.
        faults: What the next requests come to: `refuse`, `cut` after a first piece, or `error` after it.
        chats: How many turns a chat has had, by its id.
    """

    url: str = ""
    requests: list[dict[str, Any]] = field(default_factory=list)
    faults: deque[str] = field(default_factory=deque)
    chats: dict[str, int] = field(default_factory=dict)

    def fault(self) -> str:
        return self.faults.popleft() if self.faults else ""


@contextmanager
def running() -> Iterator[Memory]:
    memory = Memory()
    app = web.Application()
    for path, answer in (
        ("/v1/chat/completions", _openai),
        ("/v1/messages", _messages),
        ("/v1/responses", _responses),
        ("/api/v1/chat/completions", _fastgpt),
        ("/api/chat", _chatchat),
        ("/api/v1/tenants/{tenant}/chat", _mtmai),
    ):
        app.router.add_post(path, _handler(memory, answer))
    with run_in_background(app) as url:
        memory.url = url
        yield memory


def _handler(memory: Memory, answer: Any) -> Any:
    async def handle(request: web.Request) -> web.StreamResponse:
        body = await request.json()
        memory.requests.append(body)
        fault = memory.fault()
        if fault == "refuse":
            return web.json_response({"message": "no"}, status=400)
        whole, pieces, error = answer(memory, body, bool(fault))
        if whole is not None and not body.get("stream"):
            return await _write_whole(request, json.dumps(whole).encode(), cut=bool(fault))
        return await _write_pieces(request, pieces, fault, error)

    return handle


async def _write_whole(request: web.Request, content: bytes, cut: bool) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(content))})
    await response.prepare(request)
    await response.write(content[: len(content) // 2] if cut else content)
    if cut and request.transport is not None:
        request.transport.close()
    return response


async def _write_pieces(request: web.Request, pieces: list[str], fault: str, error: str) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    for piece in [pieces[0], *([error] if fault == "error" and error else [])] if fault else pieces:
        await response.write(piece.encode())
    if fault and request.transport is not None:
        request.transport.close()
    return response


def _turn(memory: Memory, chat: str, failed: bool) -> int:
    """Returns the number of a chat's new turn; a turn that fails is not counted."""
    number = memory.chats.get(chat, 0) + 1
    if not failed:
        memory.chats[chat] = number
    return number


def _sse(data: Any, event: str = "") -> str:
    return f"event: {event}\n" * bool(event) + f"data: {json.dumps(data, ensure_ascii=False)}\n\n"


def _chunk(reason: str | None = None, **delta: Any) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}


def _openai(memory: Memory, body: dict[str, Any], failed: bool) -> Any:
    number = sum(message["role"] == "user" for message in body["messages"])
    usage = {"prompt_tokens": 2, "completion_tokens": 3, "total_tokens": 5}
    message = {"role": "assistant", "content": f"第{number}轮"}
    whole = {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": usage}
    counted = {"choices": [], "usage": usage} if body.get("stream_options") else {"choices": []}
    pieces = [_sse(_chunk(content=f"第{number}")), _sse(_chunk("stop", content="轮")), _sse(counted), DONE]
    return whole, pieces, _sse({"error": {"message": "broken"}})


def _messages(memory: Memory, body: dict[str, Any], failed: bool) -> Any:
    number = sum(message["role"] == "user" for message in body["messages"])
    usage = {"input_tokens": 2, "output_tokens": 3}
    content = [{"type": "text", "text": f"第{number}轮"}]
    message = {"type": "message", "role": "assistant", "content": content, "stop_reason": "end_turn", "usage": usage}
    begun = {"type": "message_start", "message": {**message, "content": [], "stop_reason": None}}
    block = {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
    first, second = (
        {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text}}
        for text in (f"第{number}", "轮")
    )
    end = {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 3}}
    pieces = [
        "".join(_sse(event, event["type"]) for event in events)
        for events in ((begun, block, first), (second,), (end, {"type": "message_stop"}))
    ]
    return message, pieces, _sse({"type": "error", "error": {"type": "api_error", "message": "broken"}}, "error")


def _responses(memory: Memory, body: dict[str, Any], failed: bool) -> Any:
    number = sum(item["role"] == "user" for item in body["input"])
    usage = {"input_tokens": 2, "output_tokens": 3, "total_tokens": 5}
    item = {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed"}
    part = {"type": "output_text", "text": f"第{number}轮", "annotations": []}
    whole = {"status": "completed", "output": [{**item, "content": [part]}], "usage": usage}
    begun = {"type": "response.output_item.added", "output_index": 0, "item": {**item, "content": []}}
    first, second = (
        {"type": "response.output_text.delta", "output_index": 0, "item_id": "msg_1", "delta": text}
        for text in (f"第{number}", "轮")
    )
    end = {"type": "response.completed", "response": whole}
    pieces = ["".join(_sse(event, event["type"]) for event in events) for events in ((begun, first), (second,), (end,))]
    failure = {"status": "failed", "error": {"code": "server_error", "message": "broken"}}
    return whole, pieces, _sse({"type": "response.failed", "response": failure}, "response.failed")


def _fastgpt(memory: Memory, body: dict[str, Any], failed: bool) -> Any:
    number = _turn(memory, body["chatId"], failed)
    nodes = [{"moduleName": "AI 对话", "moduleType": "chatNode", "inputTokens": 2, "outputTokens": 3}]
    message = {"role": "assistant", "content": f"第{number}轮"}
    whole = {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "responseData": nodes}
    pieces = [
        _sse(_chunk(content=f"第{number}"), "answer"),
        _sse(_chunk(content="轮"), "answer"),
        _sse(_chunk("stop"), "answer"),
        "event: answer\n" + DONE,
        _sse(nodes, "flowResponses"),
    ]
    return whole, pieces, _sse({"message": "broken"}, "error")


def _chatchat(memory: Memory, body: dict[str, Any], failed: bool) -> Any:
    number = _turn(memory, body["conversation_id"], failed)
    pieces = [_sse({"text": text, "message_id": "m"}).replace("\n", "\r\n") for text in (f"第{number}", "轮")]
    return None, pieces, ""


def _mtmai(memory: Memory, body: dict[str, Any], failed: bool) -> Any:
    # The server chooses the thread, and counts the messages that it is sent in it.
    number = sum(message["role"] == "user" for message in body["messages"])
    texts = [f"0:{json.dumps(text)}\n" for text in (f"第{number}", "轮")]
    thread = f'2:[{{"type": "chatNodeRunId", "data": "{THREAD}"}}]\n'
    end = 'd:{"finishReason": "stop", "usage": {"promptTokens": 2, "completionTokens": 3}}\n'
    return None, [texts[0], texts[1], thread, end], '3:"broken"\n'
