"""Anthropic's Messages, as LMDeploy serves them; thinking without its signature is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from mtmaisdk.mock.backend import COMMON, MockBackend
from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of, object_of
from mtmaisdk.mock.behaviour import Answer, Event, ReceivedCall, Refusal, Streamed, Whole, typed_event
from mtmaisdk.mock.content.completion import ChatAnswer
from mtmaisdk.mock.content.said import Said
from mtmaisdk.mock.content.text import pieces_of, signature_of, text_of, tokens_of
from mtmaisdk.mock.error_format import FASTAPI_NO_METHOD, FASTAPI_NO_ROUTE, ErrorFormat
from mtmaisdk.mock.problem import Problem

_REASONS = {"stop": "end_turn", "length": "max_tokens", "tool_calls": "tool_use", "content_filter": "refusal"}
_IN_PIECES = ("text", "thinking", "signature", "input")
_CHOICES = {"any": "required", "none": "none"}
_KINDS = {
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    504: "timeout_error",
    529: "overloaded_error",
}


class Messages:
    """Counts its answers; the client sends the whole conversation."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def create_message(self, call: ReceivedCall) -> Answer:
        """Answers with blocks: signed thinking, text, calls of tools."""
        body = _checked(call)
        answer = ChatAnswer(_as_chat(body), {}, said=call.said)
        said, counts = answer.choices[0], answer.usage
        message = {
            "id": f"msg_mock{next(self._numbers)}",
            "type": "message",
            "role": "assistant",
            "model": body["model"],
            "content": _blocks(said),
            "stop_reason": "refusal" if said.refusal else _REASONS.get(said.finish_reason, said.finish_reason),
            "stop_sequence": None,
            "usage": {"input_tokens": counts["prompt_tokens"], "output_tokens": counts["completion_tokens"]},
        }
        return Streamed(_events(message)) if asks_for_stream(call) else Whole(message)

    def count_message_tokens(self, call: ReceivedCall) -> Answer:
        """Counts the tokens that an answer would count."""
        usage = ChatAnswer(_as_chat(_checked(call)), {}).usage
        return Whole({"input_tokens": usage["prompt_tokens"]})


def _checked(call: ReceivedCall) -> dict[str, Any]:
    """Returns the fields of a request, unless a server would refuse it for more than its schema."""
    body = fields_of(call)
    if not call.headers.get("anthropic-version"):
        raise Refusal(400, "Missing required header: anthropic-version")
    if not (body["messages"] or body.get("input_ids")):
        raise Refusal(400, "messages: at least one message is required")
    calls: set[str] = set()
    for message in body["messages"]:
        blocks = _blocks_of(message["content"])
        answered = {str(block.get("tool_use_id")) for block in blocks if block["type"] == "tool_result"}
        if unknown := answered - calls:
            raise Refusal(400, f"messages: unexpected `tool_use_id` found in `tool_result` blocks: {min(unknown)}")
        if left := calls - answered:
            raise Refusal(400, f"messages: `tool_use` ids were found without `tool_result` blocks: {min(left)}")
        calls = {str(block.get("id")) for block in blocks if block["type"] == "tool_use"}
        for block in blocks:
            if block["type"] == "thinking" and block.get("signature") != signature_of(block.get("thinking") or ""):
                raise Refusal(400, "messages: Invalid `signature` in `thinking` block")
            if block["type"] == "text" and not block.get("text"):
                raise Refusal(400, "messages: text content blocks must be non-empty")
            if block["type"] == "tool_use" and not isinstance(block.get("input"), dict):
                raise Refusal(400, "messages: tool_use.input: Input should be an object")
    return body


def _as_chat(body: Mapping[str, Any]) -> dict[str, Any]:
    """Returns a request as one of Chat Completions."""
    system = [{"role": "system", "content": text_of(body["system"])}] if body.get("system") else []
    choice = body.get("tool_choice") or {}
    form = (body.get("output_config") or {}).get("format") or {}
    named = {"type": "function", "function": {"name": choice.get("name")}}
    return {
        "model": body["model"],
        "messages": [*system, *(each for message in body["messages"] for each in _chat_messages(message))],
        "max_tokens": body.get("max_tokens"),
        "stop": body.get("stop_sequences"),
        "response_format": {"type": form.get("type"), "json_schema": form},
        "enable_thinking": (body.get("thinking") or {}).get("type") in ("enabled", "adaptive"),
        "tools": [
            {"type": "function", "function": {**tool, "parameters": tool.get("input_schema")}}
            for tool in body.get("tools") or []
        ],
        "tool_choice": named if choice.get("type") == "tool" else _CHOICES.get(str(choice.get("type"))),
        "parallel_tool_calls": not choice.get("disable_parallel_tool_use"),
    }


def _chat_messages(message: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    said = []
    for block in _blocks_of(message["content"]):
        if block["type"] == "tool_result":
            yield {"role": "tool", "content": text_of(block.get("content"))}
        elif block["type"] not in ("thinking", "redacted_thinking", "tool_use"):
            said.append(block)
    if said or message["role"] == "assistant":
        yield {"role": message["role"], "content": said}


def _blocks_of(content: Any) -> list[dict[str, Any]]:
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def _blocks(said: Said) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = []
    if thought := said.reasoning:
        blocks.append({"type": "thinking", "thinking": thought, "signature": signature_of(thought)})
    if text := said.text or said.refusal:
        cited = [_citation(each) for each in said.references]
        blocks.append({"type": "text", "text": text, **({"citations": cited} if cited else {})})
    blocks += [
        {"type": "tool_use", "id": called.id, "name": called.name, "input": object_of(called.arguments)}
        for called in said.calls
    ]
    return blocks or [{"type": "text", "text": ""}]


def _citation(reference: Mapping[str, str]) -> dict[str, Any]:
    place = {"url": reference.get("url", ""), "title": reference.get("title", ""), "encrypted_index": ""}
    return {"type": "web_search_result_location", **place, "cited_text": reference.get("text", "")}


def _events(message: dict[str, Any]) -> Iterator[Event]:
    usage = message["usage"]
    begun = {**message, "content": [], "stop_reason": None, "usage": {**usage, "output_tokens": 1}}
    yield typed_event("message_start", message=begun)
    for index, block in enumerate(message["content"]):
        empty = {name: type(value)() if name in _IN_PIECES else value for name, value in block.items()}
        empty.pop("citations", None)
        yield typed_event("content_block_start", index=index, content_block=empty)
        for kind, name, piece in _pieces(block):
            yield typed_event("content_block_delta", index=index, delta={"type": kind, name: piece})
        yield typed_event("content_block_stop", index=index)
    end = {"stop_reason": message["stop_reason"], "stop_sequence": None}
    yield typed_event("message_delta", delta=end, usage={"output_tokens": usage["output_tokens"]})
    yield typed_event("message_stop")


def _pieces(block: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    if block["type"] == "tool_use":
        for piece in pieces_of(json.dumps(block["input"], ensure_ascii=False)):
            yield "input_json_delta", "partial_json", piece
        return
    name = block["type"]
    for token in tokens_of(block[name]):
        yield f"{name}_delta", name, token
    for citation in block.get("citations", ()):
        yield "citations_delta", "citation", citation
    if name == "thinking":
        yield "signature_delta", "signature", block["signature"]


def messages_error(status: int, message: str) -> Any:
    """Returns the body of an error."""
    kind = _KINDS.get(status, "invalid_request_error" if status < 500 else "api_error")
    return {"type": "error", "error": {"type": kind, "message": message}}


def _invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    first = problems[0]
    said = "Field required" if first.kind == "required" else first.message
    return 400, messages_error(400, f"{first.name}: {said}")


BACKEND = MockBackend(
    Messages,
    ErrorFormat(
        messages_error,
        _invalid,
        credentials=(401, messages_error(401, "Unauthorized.")),
        no_route=FASTAPI_NO_ROUTE,
        no_method=FASTAPI_NO_METHOD,
        example="anthropic",
    ),
    says=(*COMMON, "tool_calls", "references"),
)
