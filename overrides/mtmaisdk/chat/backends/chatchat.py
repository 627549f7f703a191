"""Langchain-Chatchat and its forks: the server stores the messages, by user and conversation."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Any

from mtmaisdk.chat.backend import Backend, MethodCall, Probe, State, Turn
from mtmaisdk.chat.events import ChatEvent, Reference, ReferencesEvent, TextEvent, ToolCall, ToolCallEvent
from mtmaisdk.chat.exceptions import MissingUserException
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.exceptions import (
    ApiConnectionException,
    ApiException,
    ApiTimeoutException,
    OpenApiException,
    StreamTruncatedException,
)
from mtmaisdk.clients.rest.wire.json_text import text_or_json

_NO_ROUTE = (404, 405)
_CHAT_TYPE = "general_chat"
_COMPLETIONS = "create_chat_completion"
_PIECE, _TOOL_END, _FINAL = 2, 8, (5, -999)
"""States of an event of version 0.3."""


class ChatchatTurn(Turn):
    """A turn of a conversation that the server stores."""

    backend: ChatchatBackend

    def __init__(self, backend: ChatchatBackend, state: State, message: Message) -> None:
        super().__init__(backend, state, message)
        self._ids = {name: state[name] for name in ("conversation_id", "user_id")}
        self._messages = [*state.get("messages", ()), {"role": "user", "content": message.text}]

    @property
    def _is_completion(self) -> bool:
        return self.backend.operation == _COMPLETIONS

    def uploads(self) -> Sequence[MethodCall]:
        """Returns the call that creates the conversation, if it is new."""
        is_new = self._ids["conversation_id"] == self.backend.fresh_id and not self.backend.created_id
        if not is_new or self._is_completion:
            return ()
        # A conversation of this name gets that of its first question.
        name = self.message.options.get("conversation_name") or "新对话"
        wanted = {"user_id": self._ids["user_id"] or "", "name": name, "chat_type": _CHAT_TYPE}
        return (MethodCall("create_conversation", wanted),)

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the text, and the ids of conversation and user."""
        backend, options = self.backend, self.message.options
        if uploaded:
            backend.created_id = uploaded[0].id
        if self._ids["conversation_id"] == backend.fresh_id:
            self._ids["conversation_id"] = backend.created_id or backend.fresh_id
        if not self._is_completion:
            ids = {name: value for name, value in self._ids.items() if value is not None}
            return {**options, **ids, "query": self.message.text}
        taken = {name: value for name, value in options.items() if name in _TAKEN or name[0] == "_"}
        model = {"model": options["model_name"]} if "model_name" in options else {}
        return {**taken, **model, "conversation_id": self._ids["conversation_id"], "messages": self._messages}

    def failure(self, error: OpenApiException) -> OpenApiException | None:
        """Takes the operation of version 0.3 if the server lacks the other; says if it is the user that is missing."""
        backend = self.backend
        is_refused = isinstance(error, ApiException) and (error.request or "").endswith("/conversations")
        if is_refused and error.status in (200, *_NO_ROUTE):
            # A server without conversations.
            backend.created_id = backend.fresh_id
            return None
        if error.status in _NO_ROUTE and (not self._is_completion or backend.missing is not None):
            known, backend.missing = backend.missing, error if backend.missing is None else None
            backend.always_streams = known is None
            backend.operation = _COMPLETIONS if known is None else "chat"
            return known
        # Without a user, the server closes the connection after the head, or the database refuses a conversation.
        is_cut = isinstance(error, (StreamTruncatedException, ApiConnectionException)) and error.status == 200
        has_other_cause = self._ids["user_id"] or self.collected.text or isinstance(error, ApiTimeoutException)
        if has_other_cause or not (is_cut or is_refused):
            return error
        said = f"the server answers registered users only, set user_id: {error.message}"
        return MissingUserException(error.status, headers=error.headers, message=said)

    def read(self, event: Any) -> Iterator[ChatEvent]:
        if self._is_completion:
            yield from self._read_chunk(event)
        elif text := event.text or event.answer or event.llm_response:
            yield TextEvent(text, event)
        if event.docs:
            yield ReferencesEvent([Reference(text=document) for document in event.docs], event)

    def _read_chunk(self, chunk: Any) -> Iterator[ChatEvent]:
        if (usage := chunk.usage) is not None:
            self.count(usage.prompt_tokens, usage.completion_tokens, usage.total_tokens, chunk)
        for choice in chunk.choices or ():
            self.finish_reason = choice.finish_reason or self.finish_reason
        for delta in (choice.delta for choice in chunk.choices or () if choice.delta is not None):
            is_piece = chunk.status in (None, _PIECE) or (chunk.status in _FINAL and not self.collected.text)
            if is_piece and delta.content:
                yield TextEvent(delta.content, chunk)
            for call in delta.tool_calls or () if chunk.status == _TOOL_END else ():
                given = call.function and call.function.arguments
                said = text_or_json({} if given is None else given)
                name = call.function and call.function.name
                yield ToolCallEvent(ToolCall(call.id or "", name or "", said, call.tool_output), chunk)

    def completed(self, reply: Reply) -> Reply:
        """Returns the reply, with the whole text that version 0.3 sends at the end."""
        return replace(reply, text=reply.raw.text) if self._is_completion else reply

    def next_state(self, reply: Reply) -> State:
        """Returns the ids with which the server knows the conversation."""
        self.backend.missing = None
        answered = [*self._messages, {"role": "assistant", "content": reply.text}]
        return {**self.state, **self._ids, **({"messages": answered} if self._is_completion else {})}


def _recognizes(status: int, answer: dict[str, Any]) -> bool:
    # fufan-chat-api 1 needs no question.
    return (status == 422 and isinstance(answer.get("detail"), list)) or (status == 200 and "LLM Response" in answer)


_TAKEN = ("temperature", "max_tokens")
"""Options that version 0.3 has, too."""


class ChatchatBackend(Backend):
    """A Langchain-Chatchat server of any version, or fufan-chat-api.

    fufan-chat-api 3 and later have conversations, of which one is created before the first turn. Langchain-Chatchat
    0.3 has an operation of its own, which is used once the server does not have the other.

    Args:
        user_id: A user of the server; fufan-chat-api 2 and later requires a registered one.
        conversation_id: The conversation to resume, a new one by default.
        history_len: Number of stored messages that the server passes to the model.
        options: Arguments of `ChatchatApi.chat`; `model` is an alias of `model_name`.
    """

    name = "chatchat"
    servers = ("langchain-chatchat", "fufan-chat-api", "fufan")
    api = "ChatchatApi"
    operation = "chat"
    other_streams = (_COMPLETIONS,)
    turn = ChatchatTurn
    paths = ("/api/chat", "/api/v1", "/v1/chat/completions", "/chat/chat", "/chat/chat/completions", "/chat/kb_chat")
    probe = Probe("POST", "/api/chat", _recognizes, ("/chat/chat", "/chat/chat/completions"))
    settings = MappingProxyType({"user_id": str, "conversation_id": str})
    defaults = MappingProxyType({"history_len": 10})
    aliases = MappingProxyType({"model": "model_name"})
    managed = frozenset({"query", "user_id", "conversation_id", "history", "stream"})
    fresh_id = created_id = ""
    """The id of a conversation that the server does not know yet, and the id that it gave it."""
    missing: OpenApiException | None = None
    """The error for which version 0.3 is tried."""

    def fresh_state(self) -> State:
        """Returns a new conversation's id, which a server with conversations replaces."""
        # Version 0.3 stores at most 32 characters.
        self.fresh_id, self.created_id = uuid.uuid4().hex, ""
        return {"conversation_id": self.fresh_id, "user_id": None}

    def restored(self, saved: Mapping[str, Any] | None) -> State:
        """Returns a saved state, which has the messages of a conversation with version 0.3."""
        if not isinstance(saved, Mapping) or "messages" not in saved:
            return super().restored(saved)
        own = {name: value for name, value in saved.items() if name != "messages"}
        return {**super().restored(own), "messages": saved["messages"]}

    def list_chats(self, api: Any, limit: int) -> Iterator[dict[str, Any]]:
        """Yields the user's conversations, newest first."""
        if not (user := self.given["user_id"]):
            raise MissingUserException(message="chatchat lists the conversations of a user: set user_id")
        for chat in islice(api.list_conversations(user, _CHAT_TYPE).data, limit):
            yield {"id": chat.id, "title": chat.name, "updated": chat.create_time, "pinned": False}

    def read_chat(self, api: Any, chat_id: str, limit: int) -> list[dict[str, Any]]:
        messages = [
            {"role": role, "text": text or "", "time": each.create_time}
            for each in api.list_messages(chat_id).data
            for role, text in (("user", each.query), ("assistant", each.response))
        ]
        return messages[-limit:]

    def rename_chat(self, api: Any, chat_id: str, title: str) -> None:
        api.rename_conversation(chat_id, name=title)

    def delete_chat(self, api: Any, chat_id: str) -> None:
        api.delete_conversation(chat_id)
