"""OpenAI's Responses, which keep what they answer; or as a server that refuses or forgets the conversation."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of
from mtmaisdk.mock.behaviour import Answer, Event, ReceivedCall, Refusal, Streamed, Whole
from mtmaisdk.mock.content.completion import ChatAnswer, citation_of
from mtmaisdk.mock.content.said import Said
from mtmaisdk.mock.content.text import pieces_of, signature_of, text_of, tokens_of
from mtmaisdk.mock.error_format import openai_error

SERVERS = ("openai", "lmdeploy", "litellm")

_KEPT = 1000
"""Responses that are kept; the oldest are forgotten."""
_PAGE = 20
_ENCRYPTED = "reasoning.encrypted_content"
_CUT = {"length": "max_output_tokens", "content_filter": "content_filter"}
_KINDS = {"function": "function_call", "custom": "custom_tool_call"}
_ARGUMENTS = {"function_call": "arguments", "custom_tool_call": "input"}
_ECHOED: Mapping[str, Any] = {
    "instructions": None, "max_output_tokens": None, "metadata": {}, "parallel_tool_calls": True, "background": False,
    "reasoning": None, "temperature": 1.0, "text": {"format": {"type": "text"}}, "tool_choice": "auto", "tools": [],
    "top_p": 1.0, "truncation": "disabled", "user": None,
}  # fmt: skip


class ResponsesBackend:
    """Answers as OpenAI, as LMDeploy, which keeps nothing and says so, or as LiteLLM, which forgets in silence."""

    def __init__(self, server: str = "openai") -> None:
        if server not in SERVERS:
            raise ValueError(f"{server!r} is not one of {', '.join(SERVERS)}")
        self._server = server
        self._ids = count(1)
        self._kept: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {}
        """Responses with the items that they answer, by id."""

    def create_response(self, call: ReceivedCall) -> Answer:
        """Answers the items of a conversation, and keeps the response unless `store` is false."""
        body = fields_of(call)
        before, items = self._before(body), self._items(_without_nulls(body.get("input")))
        _check(items := [*before, *items])
        response = self._response(body, ChatAnswer(_as_chat(body, items), {}, said=call.said))
        if response["store"]:
            self._kept[response["id"]] = response, items
            if len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        if asks_for_stream(call):
            return Streamed(_events(response))
        return Whole({**response, **_WAITING} if body.get("background") else response)

    def get_response(self, call: ReceivedCall) -> Answer:
        """Returns a kept response."""
        return Whole(self._found(call)[0])

    def delete_response(self, call: ReceivedCall) -> Answer:
        """Forgets a response."""
        number = self._found(call)[0]["id"]
        del self._kept[number]
        return Whole({"id": number, "object": "response", "deleted": True})

    def cancel_response(self, call: ReceivedCall) -> Answer:
        """Cancels a response in the background."""
        response, items = self._found(call)
        if not response["background"]:
            raise Refusal(400, "Cannot cancel a synchronous response.")
        response = {**response, **_WAITING, "status": "cancelled"}
        self._kept[response["id"]] = response, items
        return Whole(response)

    def list_response_input_items(self, call: ReceivedCall) -> Answer:
        """Lists what a kept response answers, the newest first by default."""
        rows = [_listed(number, item) for number, item in enumerate(self._found(call)[1], 1)]
        if call.query.get("order") != "asc":
            rows.reverse()
        places = [place for place, row in enumerate(rows, 1) if row["id"] == call.query.get("after")]
        rest = rows[places[0] if places else 0 :]
        page = rest[: int(call.query.get("limit", _PAGE))]
        first, last = (page[0]["id"], page[-1]["id"]) if page else (None, None)
        return Whole(
            {"object": "list", "data": page, "first_id": first, "last_id": last, "has_more": len(rest) > len(page)}
        )

    def _found(self, call: ReceivedCall) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        number = call.path["response_id"]
        if self._server == "lmdeploy":
            raise Refusal(404, "Not Found", {"detail": "Not Found"})
        if number not in self._kept:
            raise Refusal(404, f"Response with id '{number}' not found.")
        return self._kept[number]

    def _before(self, body: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Returns the items of the conversation that a request continues."""
        if self._server == "lmdeploy":
            for name in ("previous_response_id", "conversation", "background", "prompt"):
                if body.get(name):
                    said = f"{name} is not supported by Responses Text V1."
                    raise Refusal(400, said, openai_error(400, said, name, 400))
        previous = body.get("previous_response_id")
        if previous is None or self._server == "litellm":
            return []
        if previous not in self._kept:
            said = f"Previous response with id '{previous}' not found."
            raise Refusal(400, said, openai_error(400, said, "previous_response_id", "previous_response_not_found"))
        response, items = self._kept[previous]
        return [*items, *response["output"]]

    def _items(self, given: Any) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = [{"role": "user", "content": given}] if isinstance(given, str) else given
        if not items:
            raise Refusal(400, "input: at least one item is required")
        for item in items if self._server == "lmdeploy" else ():
            content = item.get("content")
            parts: list[Any] = content if isinstance(content, list) else []
            kinds = [part["type"] for part in parts if part["type"] not in ("input_text", "output_text")]
            if item.get("type") == "reasoning":
                raise Refusal(400, "Unsupported Responses input item type: 'reasoning'")
            if kinds:
                raise Refusal(400, f"Unsupported Responses input content part type: '{kinds[0]}'")
        return items

    def _response(self, body: Mapping[str, Any], answer: ChatAnswer) -> dict[str, Any]:
        said, counts, now = answer.choices[0], answer.usage, int(time.time())
        is_cut, is_kept = said.finish_reason in _CUT, self._server == "openai" and body.get("store", True)
        status = "incomplete" if is_cut else "completed"
        output = list(self._output(said, status, _ENCRYPTED in body.get("include", ())))
        previous = body.get("previous_response_id")
        return {
            **{name: body.get(name, value) for name, value in _ECHOED.items()},
            "id": f"resp_mock{next(self._ids)}",
            "object": "response",
            "created_at": now,
            "completed_at": None if is_cut else now,
            "model": body.get("model", "tiny"),
            "status": status,
            "error": None,
            "incomplete_details": {"reason": _CUT[said.finish_reason]} if is_cut else None,
            "output": output,
            "previous_response_id": previous and ("chatcmpl-mock" if self._server == "litellm" else previous),
            "store": is_kept,
            "usage": {
                "input_tokens": counts["prompt_tokens"],
                "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
                "output_tokens": counts["completion_tokens"],
                "output_tokens_details": counts["completion_tokens_details"],
                "total_tokens": counts["total_tokens"],
            },
        }

    def _output(self, said: Said, status: str, is_encrypted: bool) -> Iterator[dict[str, Any]]:
        number, thought = next(self._ids), said.reasoning
        item: dict[str, Any] = {"id": f"rs_mock{number}", "type": "reasoning"}
        if thought and self._server == "litellm":
            part: dict[str, Any] = {"type": "output_text", "text": thought, "annotations": []}
            yield {**item, "role": "assistant", "summary": [], "content": [part]}
        elif thought and self._server == "openai":
            item["summary"] = [{"type": "summary_text", "text": thought}]
            yield {**item, "encrypted_content": signature_of(thought)} if is_encrypted else item
        if said.text or said.refusal or not said.calls:
            part = {"type": "refusal", "refusal": said.refusal}
            if not said.refusal:
                cited = [{"type": "url_citation", **citation_of(each)} for each in said.references]
                part = {"type": "output_text", "text": said.text, "annotations": cited, "logprobs": []}
            item = {"id": f"msg_mock{number}", "type": "message", "status": status, "role": "assistant"}
            yield {**item, "content": [part]}
        for call in said.calls:
            kind = _KINDS[call.type]
            item = {"id": f"fc_mock{number}_{call.id}", "type": kind, "status": status, "call_id": call.id}
            yield {**item, "name": call.name, _ARGUMENTS[kind]: call.arguments}


_WAITING: Mapping[str, Any] = {"status": "queued", "output": [], "usage": None, "completed_at": None}


def _check(items: Sequence[Mapping[str, Any]]) -> None:
    """Refuses results without calls, calls without results, and reasoning that is not the mock's own."""
    calls = [str(item.get("call_id")) for item in items if item.get("type") in _ARGUMENTS]
    results = [str(item.get("call_id")) for item in items if str(item.get("type")).endswith("_output")]
    for number in results:
        if number not in calls:
            raise Refusal(400, f"No tool call found for function call output with call_id {number}.")
    for number in calls:
        if number not in results:
            raise Refusal(400, f"No tool output found for function call {number}.")
    for item in items:
        encrypted = item.get("encrypted_content")
        if encrypted and encrypted != signature_of("".join(part.get("text", "") for part in item.get("summary", ()))):
            raise Refusal(400, f"The encrypted content for item {item.get('id')} could not be verified.")


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(inner) for name, inner in value.items() if inner is not None}
    return [*map(_without_nulls, value)] if isinstance(value, list) else value


def _as_chat(body: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Returns a request as one of Chat Completions."""
    system = [{"role": "system", "content": body["instructions"]}] if body.get("instructions") else []
    choice, form = body.get("tool_choice"), (body.get("text") or {}).get("format") or {}
    if isinstance(choice, dict):
        allowed = {"mode": choice.get("mode"), "tools": choice.get("tools")}
        choice = {"allowed_tools": allowed} if choice.get("tools") else {"function": choice}
    tools = body.get("tools") or []
    return {
        "model": body.get("model", ""),
        "messages": [*system, *filter(None, map(_chat_message, items))],
        "max_tokens": body.get("max_output_tokens"),
        "stop": body.get("stop"),
        "reasoning_effort": (body.get("reasoning") or {}).get("effort"),
        "tools": [{"type": tool["type"], tool["type"]: tool} for tool in tools if tool["type"] in _KINDS],
        "tool_choice": choice,
        "parallel_tool_calls": body.get("parallel_tool_calls"),
        "response_format": {"type": form.get("type"), "json_schema": form},
    }


def _chat_message(item: Mapping[str, Any]) -> dict[str, Any] | None:
    kind = item.get("type", "message")
    if kind == "message":
        return {"role": item.get("role"), "content": item.get("content")}
    return {"role": "tool", "content": text_of(item.get("output"))} if kind.endswith("_output") else None


def _listed(number: int, item: Mapping[str, Any]) -> dict[str, Any]:
    """Returns an item of the input as it is listed: with an id and parts."""
    row = {"type": "message", "status": "completed", **item, "id": item.get("id") or f"item_mock{number}"}
    if isinstance(content := row.get("content"), str):
        kind = "output_text" if row.get("role") == "assistant" else "input_text"
        row["content"] = [{"type": kind, "text": content}]
    return row


def _events(response: dict[str, Any]) -> Iterator[Event]:
    """Yields the events of a response."""
    begun = {"response": {**response, **_WAITING, "status": "in_progress", "incomplete_details": None}}
    events = [("response.created", begun), ("response.in_progress", begun)]
    events += [event for index, item in enumerate(response["output"]) for event in _item_events(index, item)]
    events.append((f"response.{response['status']}", {"response": response}))
    yield from ((name, {"type": name, **fields, "sequence_number": at}) for at, (name, fields) in enumerate(events))


def _item_events(index: int, item: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    kind, place = item["type"], {"item_id": item["id"], "output_index": index}
    empty: dict[str, Any] = {"content": []} if kind == "message" else {"summary": []} if kind == "reasoning" else {}
    if kind in _ARGUMENTS:
        empty = {_ARGUMENTS[kind]: ""}
    begun = {**item, **empty, **({} if kind == "reasoning" else {"status": "in_progress"})}
    yield "response.output_item.added", {"output_index": index, "item": begun}
    if kind in _ARGUMENTS:
        name, whole = f"response.{kind}_{_ARGUMENTS[kind]}", item[_ARGUMENTS[kind]]
        for piece in pieces_of(whole):
            yield f"{name}.delta", {**place, "delta": piece}
        yield f"{name}.done", {**place, "name": item["name"], _ARGUMENTS[kind]: whole}
    else:
        parts = [*item.get("summary", ()), *item.get("content", ())]
        for number, part in enumerate(parts):
            yield from _part_events(kind, place, number, part)
    yield "response.output_item.done", {"output_index": index, "item": item}


def _part_events(
    kind: str, place: dict[str, Any], number: int, part: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    is_thought, name = kind != "message", part["type"]
    place = {**place, "summary_index" if is_thought else "content_index": number}
    holder, field = ("reasoning_summary_part" if is_thought else "content_part"), "text"
    more: dict[str, Any] = {}
    if is_thought:
        name, part = "reasoning_summary_text", {"type": "summary_text", "text": part["text"]}
    elif name == "refusal":
        field = "refusal"
    else:
        more = {"logprobs": []}
    begun = {**part, field: "", **({"annotations": []} if part.get("annotations") else {})}
    yield f"response.{holder}.added", {**place, "part": begun}
    for token in tokens_of(part[field]):
        yield f"response.{name}.delta", {**place, "delta": token, **more}
    for index, cited in enumerate(part.get("annotations", ())):
        yield f"response.{name}.annotation.added", {**place, "annotation_index": index, "annotation": cited}
    yield f"response.{name}.done", {**place, field: part[field], **more}
    yield f"response.{holder}.done", {**place, "part": part}
