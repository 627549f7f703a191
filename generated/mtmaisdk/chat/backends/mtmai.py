"""mtmai: the server keeps a thread; the client sends the messages with each turn."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from typing import Any

from mtmaisdk.chat import backend
from mtmaisdk.chat.events import (
    ChatEvent,
    NodeStatusEvent,
    ReasoningEvent,
    TextEvent,
    ToolCall,
    ToolCallEvent,
    Usage,
    UsageEvent,
)
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.configuration import Configuration


class Backend(backend.Backend):
    """A tenant of an mtmai server.

    Args:
        tenant: The tenant's id; that of the token without it.
        thread_id: The thread to go on with; a new one without it.
        system: The system prompt.
        options: Further fields of `ChatReq`: `profile`, `params`, `runner`.
    """

    name = "mtmai"
    api = "ChatApi"
    operation = "chat_chat"
    paths = ("/api/v1/tenants/{tenant}/chat/completions", "/v1/chat/completions")
    always_streams = True

    def __init__(
        self,
        configuration: Configuration,
        /,
        *,
        tenant: str | None = None,
        thread_id: str | None = None,
        system: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(configuration, **options)
        self._tenant = tenant or tenant_of_token(configuration.access_token)
        if not self._tenant:
            raise ValueError("mtmai: there is no tenant; give connect(…, tenant=…), or a token that names one")
        given = {"thread_id": thread_id, "system": system}
        self.given = {name: value for name, value in given.items() if value is not None}

    def option_names(self) -> frozenset[str]:
        """Returns the fields of the body, which is one argument."""
        return frozenset({"profile", "params", "runner"})

    def fresh_state(self) -> backend.State:
        """Returns a new thread's id."""
        return {"thread_id": str(uuid.uuid4()), "system": None, "messages": []}

    def begin(self, state: backend.State, message: Message) -> Turn:
        """Starts a turn."""
        return Turn(self._tenant, state, message)


class Turn(backend.Turn):
    """A turn of the thread."""

    def __init__(self, tenant: str, state: backend.State, message: Message) -> None:
        super().__init__(state, message)
        self._tenant = tenant
        self._asked = _message("user", message.text or "")
        self._thread = state["thread_id"]
        self._held: list[Any] = []
        self._has_text = False
        self._calls: dict[str, tuple[ToolCall, Any]] = {}
        self._answered: set[str] = set()
        self._usage: Usage | None = None
        self._counted: Any = None

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the request with every message, each with all the fields that servers want."""
        thread = self.state["thread_id"]
        said = [*self.state["messages"], self._asked]
        system = self.state["system"]
        if system is not None:
            made = {**said[0], "id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{thread} system"))}
            said.insert(0, {**made, "role": "system", "content": system})
        options = dict(self.message.options)
        body = {name: options.pop(name) for name in ("profile", "params", "runner") if name in options}
        messages = [{**message, "threadId": thread} for message in said]
        return {**options, "tenant": self._tenant, "chat_req": {**body, "threadId": thread, "messages": messages}}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        """Yields what a part of the data stream means."""
        code, data = event.event, event.data
        if code == "0" and self._may_be_echo(data):
            self._held.append(event)
            return
        yield from self._release()
        if code == "0":
            yield from self._say(data, event)
        elif code == "g":
            yield ReasoningEvent(str(data), event)
        elif code == "2":
            for item in data if isinstance(data, list) else [data]:
                yield from self._read_data(item, event)
        elif code == "9":
            arguments = data.args if isinstance(data.args, str) else json.dumps(data.args, ensure_ascii=False)
            self._call(data.tool_call_id or "", data.tool_name or "", arguments, event)
        elif code == "a":
            yield from self._answer_call(data.tool_call_id or "", data.result, event)
        elif code == "b":
            yield NodeStatusEvent(str(_get(data, "toolName")), "running", event)
        elif code in ("f", "e"):
            yield NodeStatusEvent("step", "running" if code == "f" else "done", event)
        elif code == "d":
            self.finish_reason = data.finish_reason
            if data.usage is not None and (self._usage is None or data.usage.completion_tokens):
                # Some servers send 0 throughout.
                self._count(data.usage.prompt_tokens, data.usage.completion_tokens, event)
        elif code != "c":
            # The pieces of a call come again as a whole; the rest is the server's own matter.
            yield NodeStatusEvent("annotations" if code == "8" else code, "", event)

    def finish(self) -> Iterator[ChatEvent]:
        """Yields what was held back."""
        # Two messages and nothing else: the question's echo and the answer.
        del self._held[: len(self._held) - 1]
        yield from self._release()
        for call, event in self._calls.values():
            yield ToolCallEvent(call, event)
        if self._usage is not None:
            yield UsageEvent(self._usage, self._counted)

    def next_state(self, reply: Reply) -> backend.State:
        """Returns the state with question and answer, and the thread that the server chose."""
        messages = [*self.state["messages"], self._asked, _message("assistant", reply.text)]
        return {**self.state, "thread_id": self._thread, "messages": messages}

    def _may_be_echo(self, text: Any) -> bool:
        """Returns whether text need not be part of the answer: some servers send the question first, whole."""
        if self._held:
            return len(self._held) == 1
        return bool(not self._has_text and text == self.message.text)

    def _release(self) -> Iterator[ChatEvent]:
        for event in self._held:
            yield from self._say(event.data, event)
        self._held.clear()

    def _say(self, text: Any, event: Any) -> Iterator[ChatEvent]:
        if text and isinstance(text, str):
            self._has_text = True
            yield TextEvent(text, event)

    def _read_data(self, item: Any, event: Any) -> Iterator[ChatEvent]:
        """Yields what an object of the server's, or of its agent framework, means."""
        kind = _get(item, "type")
        content = _get(item, "content")
        usage = _get(item, "models_usage")
        if usage:
            before = self._usage or Usage(0, 0)
            prompt, completion = (_get(usage, name) or 0 for name in ("prompt_tokens", "completion_tokens"))
            self._count((before.prompt_tokens or 0) + prompt, (before.completion_tokens or 0) + completion, event)
        if kind == "chatNodeRunId" and isinstance(_get(item, "data"), str):
            self._thread = _get(item, "data")
            yield NodeStatusEvent(kind, "", event)
        elif kind in ("TextMessage", "ToolCallSummaryMessage") and isinstance(content, str):
            if _get(item, "source") != "user":
                # Each is a whole message.
                yield TextEvent(f"\n\n{content}" if self._has_text else content, event)
                self._has_text = True
        elif kind == "ToolCallRequestEvent":
            for call in content or ():
                self._call(str(_get(call, "id")), str(_get(call, "name")), str(_get(call, "arguments")), event)
        elif kind == "ToolCallExecutionEvent":
            for result in content or ():
                yield from self._answer_call(str(_get(result, "call_id")), _get(result, "content"), event)
        elif isinstance(_get(item, "task_result"), dict):
            self.finish_reason = _get(item["task_result"], "stop_reason")
            yield NodeStatusEvent("task_result", "done", event)
        else:
            yield NodeStatusEvent(str(kind or _get(item, "event") or "data"), "", event)

    def _call(self, call_id: str, name: str, arguments: str, event: Any) -> None:
        self._calls[call_id] = (ToolCall(call_id, name, arguments), event)

    def _answer_call(self, call_id: str, result: Any, event: Any) -> Iterator[ChatEvent]:
        call, _ = self._calls.pop(call_id, (ToolCall(call_id, "", ""), None))
        if call_id in self._answered:
            return
        self._answered.add(call_id)
        text = result if isinstance(result, str) else json.dumps(result, ensure_ascii=False)
        yield ToolCallEvent(ToolCall(call.id, call.name, call.arguments, text), event)

    def _count(self, prompt: int | None, completion: int | None, event: Any) -> None:
        self._usage = Usage(prompt, completion, (prompt or 0) + (completion or 0))
        self._counted = event


def _get(data: Any, name: str) -> Any:
    return data.get(name) if isinstance(data, dict) else None


def _message(role: str, content: str) -> dict[str, Any]:
    created = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"id": str(uuid.uuid4()), "role": role, "content": content, "createdAt": created}


def tenant_of_token(token: str | None) -> str:
    """Returns the tenant that a token was made for, if it says so."""
    parts = (token or "").split(".")
    if len(parts) != 3:
        return ""
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except ValueError:
        return ""
    return str(_get(claims, "sub") or "")
