"""FastGPT: the server stores the messages, by chat id."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import add
from types import MappingProxyType
from typing import Any

from mtmaisdk.chat.attachments import Attachment
from mtmaisdk.chat.backend import Backend, MethodCall, Probe, State, Turn, only_choice, said
from mtmaisdk.chat.events import ChatEvent, NodeStatusEvent, Reference, ReferencesEvent, ToolCallEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.contract.answers import ToolCall, UnknownEvent
from mtmaisdk.clients.rest.exceptions import ApiException

_PAGE = 20
_ROLES = {"Human": "user", "AI": "assistant", "System": "system"}


class _ToolRun:
    """A call of a tool by the server, while its parts arrive."""

    def __init__(self, call_id: str) -> None:
        self.call = ToolCall(call_id)
        self.arguments: list[str] = []
        self.results: list[str] = []
        self.native: Any = None

    def report(self) -> ToolCallEvent:
        """Returns the event of the call, whose later events have the same call with all that has arrived."""
        self.call.arguments = "".join(self.arguments)
        self.call.result = "".join(self.results) if self.results else None
        return ToolCallEvent(self.call, self.native)


class FastGPTTurn(Turn):
    """A turn of a chat that the server stores."""

    def __init__(self, backend: Backend, state: State, message: Message) -> None:
        super().__init__(backend, state, message)
        self._app_id = backend.given["app_id"]
        self._owner = owner_of(self._app_id, message.options)
        self._calls: list[_ToolRun] = []
        self._calls_by_id: dict[str, _ToolRun] = {}
        self._unreported: dict[_ToolRun, None] = {}
        self._read: set[str] = set()
        self._quoted: set[str] = set()
        self._tokens: tuple[int, ...] = (0, 0, 0)
        self._failed = False

    def uploads(self) -> Sequence[MethodCall]:
        """Returns the uploads of the attached files; without an app, images are sent inline."""
        return [self._upload(attachment) for attachment in self.message.attachments if self._needs_upload(attachment)]

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the new message only: the server has the others."""
        references = iter(uploaded)
        parts = [_part(each, next(references) if self._needs_upload(each) else {}) for each in self.message.attachments]
        app = {} if self._app_id is None else {"app_id": self._app_id}
        new = {"chat_id": self.state["chat_id"], "messages": self.question(after=parts)}
        return {**self.message.options, **app, **new}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        # A declared event that cannot be read is unknown, too.
        data: Any = event.data
        name = "" if isinstance(event, UnknownEvent) else event.event
        if name in ("answer", "fastAnswer"):
            for choice in data.choices or ():
                if choice.delta is not None:
                    if self._unreported and (choice.delta.content or choice.delta.reasoning_content):
                        # Until the model goes on, further pieces of a result may arrive.
                        yield from [call.report() for call in self._unreported]
                        self._unreported.clear()
                    yield from said(choice.delta.content, choice.delta.reasoning_content, event)
                self.finish_reason = choice.finish_reason or self.finish_reason
        elif name in ("toolCall", "toolParams", "toolResponse"):
            if data.tool is not None:
                yield from self._read_tool(name, data.tool, event)
        elif name == "flowNodeStatus":
            yield NodeStatusEvent(data.name or "", data.status or "", event)
        elif name in ("flowNodeResponse", "flowResponses"):
            is_one = name == "flowNodeResponse"
            nodes: list[Any] = [data] if is_one else data if isinstance(data, list) else []
            for node in nodes if is_one else filter(_has_failed, nodes):
                yield NodeStatusEvent(node.module_name or "", "failed" if _has_failed(node) else "done", event)
            yield from self._read_nodes(nodes, event)
        elif name == "interactive":
            yield NodeStatusEvent((data.interactive and data.interactive.type) or name, "waiting", event)
        else:
            yield NodeStatusEvent(event.event, "", event)

    def read_answer(self, answer: Any) -> Iterator[ChatEvent]:
        choice = only_choice(answer)
        message = choice.message
        if isinstance(message.content, list):
            for item in message.content:
                yield from self._read_item(item, answer)
        else:
            yield from said(message.content, message.reasoning_content, answer)
        yield from self._read_nodes(answer.response_data or (), answer)
        self.finish_reason = choice.finish_reason
        self._failed = bool(answer.error) or self._failed

    def finish(self) -> Iterator[ChatEvent]:
        """Yields the tool calls without a result."""
        if self._failed:
            # FastGPT itself says `stop`.
            self.finish_reason = "error"
        for call in self._calls:
            # A piece of a result that came late is added to the call that was reported.
            event = call.report()
            if not call.results or call in self._unreported:
                yield event

    def _needs_upload(self, attachment: Attachment) -> bool:
        return attachment.url is None and (bool(self._owner) or not attachment.is_image)

    def _upload(self, attachment: Attachment) -> MethodCall:
        if not self._owner:
            raise ValueError(f"attach: uploading {attachment.name!r} requires the app's id; set app_id")
        # The client's own options, such as time limits; extra fields of the body belong to the completion.
        own = {name for name in self.message.options if name.startswith("_") and name != "_extra_body"}
        options = {"app_id": None, **self._owner, **{name: self.message.options[name] for name in own}}
        arguments = {**options, "chat_id": self.state["chat_id"], "file": attachment.upload}
        if attachment.is_image:
            return MethodCall("upload_chat_image", arguments)
        return MethodCall("upload_chat_file", {**arguments, "file_type": "doc"})

    def _read_tool(self, name: str, tool: Any, event: Any) -> Iterator[ChatEvent]:
        call = self._call_of(name, tool, event)
        if name == "toolResponse":
            if not call.results:
                self._unreported[call] = None
            call.results.append(tool.response or "")
        else:
            call.arguments.append(tool.params or "")
        if name == "toolCall":
            yield NodeStatusEvent(tool.tool_name or tool.function_name or "", "running", event)

    def _call_of(self, name: str, tool: Any, native: Any) -> _ToolRun:
        """Returns the call that an event is about: by its id, on servers without ids by the order of the events."""
        found = self._calls_by_id.get(tool.id) if tool.id else None
        if found is None and name == "toolResponse":
            possible = [call for call in self._calls if not (tool.id and call.call.id)]
            last = None if tool.id or not possible else possible[-1]
            found = next((call for call in possible if not call.results), last)
        elif name == "toolParams" and not tool.id and self._calls:
            found = self._calls[-1]
        if found is None:
            found = _ToolRun(tool.id or "")
            self._calls.append(found)
        if tool.id:
            self._calls_by_id[tool.id] = found
        found.native = native
        found.call.name = found.call.name or tool.function_name or tool.tool_name or ""
        return found

    def _read_item(self, item: Any, answer: Any) -> Iterator[ChatEvent]:
        yield from said(item.text and item.text.content, item.reasoning and item.reasoning.content, answer)
        for tool in [*(item.tools or ()), *([item.tool] if item.tool else ())]:
            # Newer servers may list a tool under both names.
            call = self._call_of("toolCall", tool, answer)
            call.arguments, call.results = [tool.params or ""], [] if tool.response is None else [tool.response]
            self._unreported[call] = None
        if item.interactive is not None:
            yield NodeStatusEvent(item.interactive.type or "interactive", "waiting", answer)

    def _read_nodes(self, nodes: Iterable[Any], native: Any, is_inner: bool = False) -> Iterator[ChatEvent]:
        for node in nodes:
            if not (is_inner or node.parent_id):
                # A run fails if its last node does.
                self._failed = _has_failed(node)
            if not node.id or node.id not in self._read:
                # Some servers send a node by itself and within its outer node.
                self._count(node, native)
                self._read.update(filter(None, [node.id]))
            quotes = filter(self._is_new, node.quote_list or ())
            references = [Reference(it.source_name or "", "\n".join(filter(None, (it.q, it.a)))) for it in quotes]
            if references:
                yield ReferencesEvent(references, native)
            # Servers name the lists of inner nodes by the kind of node.
            for value in vars(node).values():
                if isinstance(value, list):
                    inner = [item for item in value if isinstance(item, type(node))]
                    yield from self._read_nodes(inner, native, is_inner=True)

    def _count(self, node: Any, native: Any) -> None:
        # The answer's own `usage` is always 1/1/1.
        prompt = (node.input_tokens or 0) + (node.tool_call_input_tokens or 0)
        completion = (node.output_tokens or 0) + (node.tool_call_output_tokens or 0)
        # Old servers count both in one number.
        counts = (prompt, completion, node.tokens or 0)
        if any(counts):
            self._tokens = prompt, completion, old = tuple(map(add, self._tokens, counts))
            self.count(prompt or None, completion or None, prompt + completion + old, native)

    def _is_new(self, quote: Any) -> bool:
        # The search node and the answering node list the same passages.
        key = quote.id or f"{quote.source_name} {quote.q}"
        known = key in self._quoted
        self._quoted.add(key)
        return not known


def owner_of(app_id: str | None, options: Mapping[str, Any]) -> dict[str, Any]:
    """Returns whose chats they are, as arguments: a share link's, an app's, or nothing for a key that has an app."""
    link = options.get("out_link_auth_data")
    return {"out_link_auth_data": link} if link else {} if app_id is None else {"app_id": app_id}


def _has_failed(node: Any) -> bool:
    return bool(node.error or node.error_text)


def _part(attachment: Attachment, uploaded: Any) -> dict[str, Any]:
    url = uploaded.get("url") or attachment.as_url()
    key = {"key": uploaded["key"]} if uploaded.get("key") else {}
    if attachment.is_image:
        return {"type": "image_url", "image_url": {"url": url}, **key}
    return {"type": "file_url", "name": attachment.name, "url": url, **key}


def _stored_message(record: Any) -> dict[str, Any]:
    parts = []
    for item in record.value or ():
        if item.text is not None:
            parts.append(item.text.content or "")
        elif item.file is not None:
            parts.append(f"[{item.file.name or item.file.url}]")
    role = _ROLES.get(str(record.obj), str(record.obj))
    return {"role": role, "text": "\n".join(parts), "time": record.time}


def _recognizes(_: int, answer: dict[str, Any]) -> bool:
    return {"code", "statusText"} <= answer.keys()


class FastGPTBackend(Backend):
    """A FastGPT app.

    Args:
        app_id: The app; for attached files, for stored chats, and for a key that belongs to no app. The argument
            `out_link_auth_data`, a share link, takes its place.
        chat_id: The chat to resume; a new one by default.
        v2: Whether a run outlives the connection (`create_chat_completion_v2`), so that `stop_chat` has to end it.
        detail: Whether the server reports what its nodes do: node statuses, tool calls, references and token counts.
        options: Arguments of `FastGPTApi.create_chat_completion`, such as `variables`.
    """

    name = "fastgpt"
    api = "FastGPTApi"
    operation = "create_chat_completion"
    turn = FastGPTTurn
    paths = ("/api/v1/chat/completions", "/api/v2/chat/completions", "/v1/chat/completions")
    probe = Probe("POST", "/api/core/chat/history/getHistories", _recognizes, ("/api/core/chat/getHistories",))
    settings = MappingProxyType({"app_id": str, "chat_id": str, "v2": bool})
    defaults = MappingProxyType({"detail": True})
    managed = frozenset({"messages", "stream", "chat_id", "app_id"})
    attaches = True

    def __init__(self, configuration: Configuration, /, **options: Any) -> None:
        super().__init__(configuration, **options)
        if self.given["v2"] not in (None, False, True):
            raise ValueError(f"v2: {self.given['v2']!r} is not true or false")
        if self.given["v2"]:
            self.operation = "create_chat_completion_v2"

    def fresh_state(self) -> State:
        return {"chat_id": str(uuid.uuid4())}

    def list_chats(self, api: Any, limit: int) -> Iterator[dict[str, Any]]:
        """Yields the chats of the app: pinned ones first, then by last change."""
        with self._owned() as owner:
            for item in islice(api.iter_chat_histories(**owner, page_size=min(limit, _PAGE)), limit):
                title = item.custom_title or item.title
                yield {"id": item.chat_id, "title": title, "updated": item.update_time, "pinned": bool(item.top)}

    def read_chat(self, api: Any, chat_id: str, limit: int) -> list[dict[str, Any]]:
        with self._owned() as owner:
            found = api.iter_chat_records(**owner, chat_id=chat_id, page_size=min(limit, _PAGE))
            return [_stored_message(record) for record in islice(found, limit)][::-1]

    def rename_chat(self, api: Any, chat_id: str, title: str) -> None:
        """Renames a chat; FastGPT ignores an unknown id."""
        with self._owned() as owner:
            api.update_chat_history(**owner, chat_id=chat_id, custom_title=title)

    def delete_chat(self, api: Any, chat_id: str) -> None:
        """Deletes a chat; FastGPT ignores an unknown id."""
        with self._owned() as owner:
            api.delete_chat_history(**owner, chat_id=chat_id)

    def stop_chat(self, api: Any, chat_id: str) -> None:
        with self._owned() as owner:
            api.stop_chat(**owner, chat_id=chat_id)

    @contextmanager
    def _owned(self) -> Iterator[dict[str, Any]]:
        """Yields whose chats they are; without that, only a server knows whether the key belongs to an app."""
        owner = owner_of(self.given["app_id"], self.options)
        try:
            yield owner
        except ApiException as error:
            if owner or error.status not in (400, 500):
                raise
            raise ValueError(f"fastgpt: stored chats belong to an app; set app_id ({error})") from error
