"""mtmai: the server stores a thread; the client sends all messages with each turn."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from types import MappingProxyType
from typing import Any

from mtmaisdk.chat.backend import Backend, Probe, State, Turn, said
from mtmaisdk.chat.events import ChatEvent, NodeStatusEvent, TextEvent, ToolCallEvent, Usage
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.contract.answers import ToolCall, UnknownEvent
from mtmaisdk.clients.rest.contract.content_parts import text_of
from mtmaisdk.clients.rest.contract.lookup import value_at
from mtmaisdk.clients.rest.wire.json_text import parse_json, text_or_json

_NO_TENANT = "00000000-0000-0000-0000-000000000000"
_FIELDS = ("profile", "params", "runner")


class MtmaiTurn(Turn):
    """A turn of a thread."""

    def __init__(self, backend: Backend, state: State, message: Message) -> None:
        super().__init__(backend, state, message)
        self._asked = _message("user", message.text or "")
        self._thread = state["thread_id"]
        self._held: list[Any] = []
        self._calls: dict[str, tuple[ToolCall, Any]] = {}
        self._answered: set[str] = set()

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the request with all messages, each with the fields that servers require."""
        thread = self.state["thread_id"]
        said = [*self.state["messages"], self._asked]
        system = self.state["system"]
        if system is not None:
            made = {**said[0], "id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{thread} system"))}
            said.insert(0, {**made, "role": "system", "content": system})
        options = dict(self.message.options)
        body = {name: options.pop(name) for name in _FIELDS if name in options}
        messages = [{**message, "threadId": thread} for message in said]
        chat_req = {**body, "threadId": thread, "messages": messages}
        return {**options, "tenant": self.backend.given["tenant"], "chat_req": chat_req}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        code, data = event.event, event.data
        if code == "0" and self._may_be_echo(data):
            self._held.append(event)
            return
        yield from self._release()
        if isinstance(event, UnknownEvent):
            yield NodeStatusEvent(code, "", event)
        elif code == "0":
            yield from self._say(data, event)
        elif code == "g":
            yield from said(None, None if data is None else text_or_json(data), event)
        elif code == "2":
            for item in data if isinstance(data, list) else [data]:
                yield from self._read_data(item, event)
        elif code == "9":
            call = ToolCall(data.tool_call_id or "", data.tool_name or "", text_or_json(data.args))
            self._calls[call.id] = call, event
        elif code == "a":
            yield from self._answer_call(data.tool_call_id or "", data.result, event)
        elif code == "b":
            yield NodeStatusEvent(str(value_at(data, "toolName")), "running", event)
        elif code in ("f", "e"):
            yield NodeStatusEvent("step", "running" if code == "f" else "done", event)
        elif code == "d":
            self.finish_reason = data.finish_reason
            if data.usage is not None and (self.usage is None or data.usage.completion_tokens):
                # Some servers always send 0.
                prompt, completion = data.usage.prompt_tokens, data.usage.completion_tokens
                self.count(prompt, completion, (prompt or 0) + (completion or 0), event)
        elif code != "c":
            # The pieces of a call are sent again as a whole; other codes are the server's own.
            yield NodeStatusEvent("annotations" if code == "8" else code, "", event)

    def finish(self) -> Iterator[ChatEvent]:
        """Yields the text that was held back, and open tool calls."""
        # If there is nothing but two texts, the first is the question's echo.
        del self._held[: len(self._held) - 1]
        yield from self._release()
        for call, event in self._calls.values():
            yield ToolCallEvent(call, event)

    def next_state(self, reply: Reply) -> State:
        """Returns the state with the question, the answer, and the thread that the server chose."""
        messages = [*self.state["messages"], self._asked, _message("assistant", reply.text)]
        return {**self.state, "thread_id": self._thread, "messages": messages}

    def _may_be_echo(self, text: Any) -> bool:
        """Returns whether text may not belong to the answer: some servers send the question first."""
        if self._held:
            return len(self._held) == 1
        return bool(not self.collected.text and text == self.message.text)

    def _release(self) -> Iterator[ChatEvent]:
        for event in self._held:
            yield from self._say(event.data, event)
        self._held.clear()

    def _say(self, text: Any, event: Any) -> Iterator[ChatEvent]:
        if text not in (None, ""):
            yield TextEvent(text_or_json(text), event)

    def _read_data(self, item: Any, event: Any) -> Iterator[ChatEvent]:
        """Yields the chat events of an object from the server or its agent framework."""
        kind = value_at(item, "type")
        content = value_at(item, "content")
        usage = value_at(item, "models_usage")
        if usage:
            before = Usage(0, 0) if self.usage is None else self.usage.usage
            prompt = (before.prompt_tokens or 0) + (value_at(usage, "prompt_tokens") or 0)
            completion = (before.completion_tokens or 0) + (value_at(usage, "completion_tokens") or 0)
            self.count(prompt, completion, prompt + completion, event)
        if kind == "chatNodeRunId" and isinstance(value_at(item, "data"), str):
            self._thread = value_at(item, "data")
            yield NodeStatusEvent(kind, "", event)
        elif kind in ("TextMessage", "ToolCallSummaryMessage") and isinstance(content, str):
            if value_at(item, "source") != "user":
                # Each is a complete message.
                yield TextEvent(f"\n\n{content}" if self.collected.text else content, event)
        elif kind == "ToolCallRequestEvent":
            for call in content or ():
                asked = ToolCall(*(str(value_at(call, field)) for field in ("id", "name", "arguments")))
                self._calls[asked.id] = asked, event
        elif kind == "ToolCallExecutionEvent":
            for result in content or ():
                yield from self._answer_call(str(value_at(result, "call_id")), value_at(result, "content"), event)
        elif isinstance(value_at(item, "task_result"), dict):
            self.finish_reason = value_at(item["task_result"], "stop_reason")
            yield NodeStatusEvent("task_result", "done", event)
        else:
            yield NodeStatusEvent(str(kind or value_at(item, "event") or "data"), "", event)

    def _answer_call(self, call_id: str, result: Any, event: Any) -> Iterator[ChatEvent]:
        call, _ = self._calls.pop(call_id, (ToolCall(call_id, "", ""), None))
        if call_id in self._answered:
            return
        self._answered.add(call_id)
        yield ToolCallEvent(replace(call, result=text_or_json(result)), event)


def _message(role: str, content: str) -> dict[str, Any]:
    created = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"id": str(uuid.uuid4()), "role": role, "content": content, "createdAt": created}


def _tenant_of_token(token: Any) -> str:
    try:
        _, encoded, _ = token.split(".")
        claims = parse_json(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    except (AttributeError, ValueError):
        return ""
    return str(value_at(claims, "sub") or "")


def _recognizes(status: int, answer: dict[str, Any]) -> bool:
    if "rows" in answer or isinstance(answer.get("errors"), list):
        return True
    return status in (401, 403) and list(answer) == ["message"]


class MtmaiBackend(Backend):
    """A tenant of an mtmai server.

    Args:
        tenant: The tenant's id; that of the token by default.
        thread_id: The thread to resume; a new one by default.
        system: The system prompt.
        options: Further fields of `ChatReq`: `profile`, `params`, `runner`.
    """

    name = "mtmai"
    api = "ChatApi"
    operation = "chat_chat"
    turn = MtmaiTurn
    paths = ("/api/v1/tenants/{tenant}/chat/completions", "/v1/chat/completions")
    probe = Probe("GET", f"/api/v1/tenants/{_NO_TENANT}/chat/models", _recognizes)
    settings = MappingProxyType({"tenant": str, "thread_id": str, "system": str})
    always_streams = True

    def __init__(self, configuration: Configuration, /, **options: Any) -> None:
        super().__init__(configuration, **options)
        self.given["tenant"] = self.given["tenant"] or _tenant_of_token(configuration.access_token)
        if not self.given["tenant"]:
            raise ValueError("mtmai: a tenant is required; set tenant, or use a token that names one")

    def option_names(self) -> frozenset[str]:
        """Returns the fields of the request body, which is a single argument of the operation."""
        return frozenset(_FIELDS)

    def fresh_state(self) -> State:
        return {"thread_id": str(uuid.uuid4()), "system": None, "messages": []}

    def list_models(self, api: Any) -> list[Any] | None:
        return list(api.chat_models(self.given["tenant"]).rows or ())

    def read_chat(self, api: Any, chat_id: str, limit: int) -> list[dict[str, Any]]:
        found = api.chat_messages(self.given["tenant"], chat_id).messages or []
        return [
            {"role": str(each.role), "text": text_of(each.content), "time": each.created_at} for each in found[-limit:]
        ]
