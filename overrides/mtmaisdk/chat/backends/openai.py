"""OpenAI-compatible servers: the client keeps the messages."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any

from mtmaisdk.chat import backend
from mtmaisdk.chat.attachments import Attachment
from mtmaisdk.chat.events import (
    ChatEvent,
    ReasoningEvent,
    Reference,
    ReferencesEvent,
    TextEvent,
    ToolCall,
    ToolCallEvent,
    Usage,
    UsageEvent,
)
from mtmaisdk.chat.exceptions import UnsupportedException
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.exceptions import UnexpectedResponseException
from mtmaisdk.clients.rest.streaming.tool_calls import ToolCallAssembler

_SOUND = {"audio/wav": "wav", "audio/x-wav": "wav", "audio/mpeg": "mp3"}


class Backend(backend.Backend):
    """An OpenAI-compatible server.

    Args:
        model: The model to ask, here or in each turn.
        system: The system prompt.
        options: Arguments of `OpenAIApi.create_chat_completion`.
    """

    name = "openai"
    api = "OpenAIApi"
    operation = "create_chat_completion"
    paths = ("/v1/chat/completions",)
    managed = frozenset({"messages", "stream", "n", "input_ids", "image_data"})
    # Without it most servers count nothing.
    streaming = MappingProxyType({"stream_options": {"include_usage": True}})
    attaches = True
    takes_tool_results = True

    def __init__(self, configuration: Configuration, /, *, system: str | None = None, **options: Any) -> None:
        super().__init__(configuration, **options)
        if system is not None:
            self.given["system"] = system

    def fresh_state(self) -> backend.State:
        """Returns no messages."""
        return {"system": None, "messages": []}

    def begin(self, state: backend.State, message: Message) -> Turn:
        """Starts a turn."""
        if not message.options.get("model"):
            raise ValueError(f"{self.name}: there is no model; set model, for all turns or for this one")
        return Turn(self.name, state, message)


class Turn(backend.Turn):
    """A turn whose question and answer join the message list."""

    def __init__(self, name: str, state: backend.State, message: Message) -> None:
        super().__init__(state, message)
        self._name = name
        self._said: list[dict[str, Any]] = []
        self._calls = ToolCallAssembler()
        self._call: Any = None
        self._usage: UsageEvent | None = None

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the messages so far with the new ones."""
        message = self.message
        self._said = [
            {"role": "tool", "tool_call_id": call, "content": result} for call, result in message.tool_results.items()
        ]
        self._check_tool_results()
        if message.attachments:
            text = [{"type": "text", "text": message.text}] if message.text else []
            self._said.append({"role": "user", "content": [*text, *map(self._part, message.attachments)]})
        elif message.text:
            self._said.append({"role": "user", "content": message.text})
        system = self.state["system"]
        first = [] if system is None else [{"role": "system", "content": system}]
        return {**message.options, "messages": [*first, *self.state["messages"], *self._said]}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        """Yields what a chunk means."""
        for choice in event.choices or ():
            if not choice.index and choice.delta is not None:
                yield from self._read_message(choice.delta, event)
                if choice.delta.model_extra:
                    yield from _read_rest(choice.delta, event)
            self.finish_reason = choice.finish_reason or self.finish_reason
        # LMDeploy sends running totals: the last count.
        if event.usage is not None:
            self._usage = UsageEvent(_usage(event.usage), event)

    def read_answer(self, answer: Any) -> Iterator[ChatEvent]:
        """Yields what a whole answer means."""
        choice = answer.choices[0] if answer.choices else None
        if choice is None or choice.message is None:
            raise UnexpectedResponseException(body=answer.to_json(), message="the answer has no message")
        yield from self._read_message(choice.message, answer)
        yield from _read_rest(choice.message, answer)
        self.finish_reason = choice.finish_reason
        if answer.usage is not None:
            self._usage = UsageEvent(_usage(answer.usage), answer)

    def finish(self) -> Iterator[ChatEvent]:
        """Yields the calls and the counts, which are whole only now."""
        for call in self._calls.result():
            yield ToolCallEvent(ToolCall(call.id, call.name, call.arguments), self._call)
        if self._usage is not None:
            yield self._usage

    def next_state(self, reply: Reply) -> backend.State:
        """Returns the state with question and answer."""
        answer: dict[str, Any] = {"role": "assistant", "content": reply.text}
        if reply.tool_calls:
            answer["content"] = reply.text or None
            answer["tool_calls"] = [
                {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
                for call in reply.tool_calls
            ]
        return {**self.state, "messages": [*self.state["messages"], *self._said, answer]}

    def _read_message(self, message: Any, native: Any) -> Iterator[ChatEvent]:
        if reasoning := message.reasoning_content or message.reasoning:
            yield ReasoningEvent(reasoning, native)
        if text := message.content if isinstance(message.content, str) else _text_of(message.content):
            yield TextEvent(text, native)
        if message.tool_calls:
            self._calls.add(message.tool_calls)
            self._call = native

    def _check_tool_results(self) -> None:
        last = self.state["messages"][-1] if self.state["messages"] else {}
        is_open = [call["id"] for call in last.get("tool_calls", ())]
        unknown = [call for call in self.message.tool_results if call not in is_open]
        if unknown:
            raise ValueError(f"tool_results: no call {unknown[0]!r} is open, but {', '.join(is_open) or 'none'}")

    def _part(self, attachment: Attachment) -> dict[str, Any]:
        if attachment.is_image:
            return {"type": "image_url", "image_url": {"url": attachment.as_url()}}
        if attachment.url is not None:
            raise UnsupportedException(self._name, "the address of a file that is no image; attach the file itself")
        sound = _SOUND.get(attachment.media_type)
        if sound is not None:
            data = base64.b64encode(attachment.read()).decode()
            return {"type": "input_audio", "input_audio": {"data": data, "format": sound}}
        return {"type": "file", "file": {"filename": attachment.name, "file_data": attachment.as_url()}}


def _read_rest(message: Any, native: Any) -> Iterator[ChatEvent]:
    """Yields what a message rarely has, and what the pieces of one have only beyond the contract."""
    if refusal := getattr(message, "refusal", None):
        yield TextEvent(refusal, native)
    if notes := getattr(message, "annotations", None):
        yield ReferencesEvent([_reference(note) for note in notes], native)


def _text_of(parts: Any) -> str:
    return "".join(getattr(part, "text", None) or "" for part in parts or ())


def _usage(usage: Any) -> Usage:
    return Usage(usage.prompt_tokens, usage.completion_tokens, usage.total_tokens)


def _reference(note: Any) -> Reference:
    citation = note.get("url_citation") if isinstance(note, dict) else None
    citation = citation if isinstance(citation, dict) else {}
    return Reference(str(citation.get("title") or ""), str(citation.get("content") or ""), citation.get("url"))
