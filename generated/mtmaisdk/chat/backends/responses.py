"""OpenAI's Responses: the client keeps the items and sends them with each turn, or the server keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic_core import to_json

from mtmaisdk.chat.attachments import Attachment
from mtmaisdk.chat.backend import Backend, Probe, State, Turn, results_of, said, sources
from mtmaisdk.chat.events import ChatEvent, Image, ImageEvent, ToolCallEvent
from mtmaisdk.chat.exceptions import HistoryLostException, UnsupportedException
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.contract.lookup import as_dict, model_or_none, value_at
from mtmaisdk.clients.rest.exceptions import UnexpectedResponseException
from mtmaisdk.clients.rest.operations.open_ai_api import CREATE_RESPONSE
from mtmaisdk.clients.rest.streaming.parts import PartAssembler

_REASONS = {"max_output_tokens": "length"}
_RESULTS = {"function_call": "function_call_output", "custom_tool_call": "custom_tool_call_output"}
_OF_RESULTS = {"input_text": "text", "input_image": "type", "input_file": "type"}
"""The parts that a result of a tool may be, each with a field that it has."""
_OPEN = ("queued", "in_progress")
_PARTS = {event.name: event for event in CREATE_RESPONSE.stream.events if event.part is not None}


class ResponsesTurn(Turn):
    """A turn that adds a question and the items of an answer to the conversation."""

    backend: ResponsesBackend

    def __init__(self, backend: Backend, state: State, message: Message) -> None:
        super().__init__(backend, state, message)
        declared = CREATE_RESPONSE.stream.parts
        assert declared is not None
        self._parts = PartAssembler(declared)
        self._collector = cache(
            lambda name: self._parts.collector(_PARTS[name], model_or_none(_PARTS[name].model or ""))
        )
        self._said: list[dict[str, Any]] = []
        self._scope = ""
        """Stands for what counts tokens beside the conversation."""

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the previous items and the new ones, or the new ones and the id of the last response."""
        state, options = self.state, dict(self.message.options)
        files = [_part(self.backend.name, attachment) for attachment in self.message.attachments]
        self._said = [*self._results(), *self.question(before=files, kind="input_text")]
        if (system := state["system"]) is not None:
            options.setdefault("instructions", system)
        if options.get("tools"):
            options["tools"] = [*map(_flat, options["tools"])]
        if options.get("tool_choice"):
            options["tool_choice"] = _flat(options["tool_choice"])
        if (form := as_dict(options.pop("response_format", None))) is not None:
            schema = as_dict(form.get("json_schema")) or {}
            options["text"] = {**(as_dict(options.get("text")) or {}), "format": {**schema, "type": form.get("type")}}
        if (effort := options.pop("reasoning_effort", None)) is not None:
            options["reasoning"] = {**(as_dict(options.get("reasoning")) or {}), "effort": effort}
        scope = to_json([options.get(name) for name in ("model", "instructions", "tools", "text")])
        self._scope = hashlib.sha256(scope).hexdigest()[:16]
        if not state["stateful"]:
            return {**options, "input": [*state["items"], *self._said]}
        previous = {} if state["response_id"] is None else {"previous_response_id": state["response_id"]}
        return {**options, **previous, "input": self._said}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        name = event.event
        if name in _PARTS:
            parts = self._parts
            text, reasoning, refusal = len(parts.text), len(parts.reasoning), len(parts.refusal)
            self._collector(name)(event.data)
            thought = "".join(parts.reasoning[reasoning:])
            yield from said("".join([*parts.text[text:], *parts.refusal[refusal:]]), thought, event)
        if name == "response.output_item.done" and event.data.item is not None:
            yield from _images([event.data.item], event)
        elif name == "response.output_text.annotation.added":
            yield from sources([event.data.annotation], event)

    def read_answer(self, answer: Any) -> Iterator[ChatEvent]:
        items, parts = answer.output or (), self._parts
        parts.take_all([item.to_dict() for item in items])
        yield from said("".join([*parts.text, *parts.refusal]), "".join(parts.reasoning), answer)
        notes = [part.annotations for item in items for part in item.content or ()]
        yield from sources([note for each in notes if isinstance(each, list) for note in each], answer)
        yield from _images(items, answer)

    def finish(self) -> Iterator[ChatEvent]:
        """Yields the tool calls, which are complete only at the end."""
        self.is_refused = bool(self._parts.refusal)
        calls, status = self._parts.calls(), self._of_answer("status", "finish_reason")
        if status in _OPEN:
            raise UnexpectedResponseException(message=f"the response is still {status}")
        if status == "incomplete":
            reason = value_at(self._of_answer("incomplete_details"), "reason") or "max_output_tokens"
            self.finish_reason = _REASONS.get(reason, reason)
        else:
            self.finish_reason = "tool_calls" if calls else "stop" if status == "completed" else status
        if (usage := self.native.usage) is not None:
            self.count(usage.input_tokens, usage.output_tokens, usage.total_tokens, self.native)
        for call in calls:
            yield ToolCallEvent(call, self.native)

    def completed(self, reply: Reply) -> Reply:
        """Returns the reply, unless the server answered without the conversation that it should have kept."""
        if not self.state["stateful"]:
            return reply
        previous = self.state["response_id"]
        if self.native.id is None or (previous is not None and not self._is_continued(previous, reply)):
            raise HistoryLostException(self.backend.name, reply)
        return reply

    def next_state(self, reply: Reply) -> State:
        """Returns the state with the question and the items of the answer, or with the id of the response."""
        items = [_returned(item) for item in self._parts.result() if self._can_return(item)]
        if not self.state["stateful"]:
            return {**self.state, "items": [*self.state["items"], *self._said, *items]}
        calls = [item for item in items if item.get("type") in _RESULTS]
        usage = self.native.usage
        thought = value_at(usage, "output_tokens_details.reasoning_tokens") or 0
        asked, answered = (0, 0) if usage is None else (usage.input_tokens or 0, (usage.output_tokens or 0) - thought)
        counted = {"scope": self._scope, "tokens": asked, "answered": answered}
        return {**self.state, "items": calls, "response_id": self.native.id, "counted": counted}

    def _of_answer(self, name: str, in_stream: str | None = None) -> Any:
        """Returns a field of the answer, plain or streamed."""
        answer = self.native
        if not isinstance(answer, StreamResult):
            return getattr(answer, name)
        return answer.extra.get(name) if in_stream is None else getattr(answer, in_stream)

    def _is_continued(self, previous: str, reply: Reply) -> bool:
        """Whether the answer names the response that it should continue, and the prompt has grown by it."""
        before, options = self.state["counted"], self.message.options
        now, named = (reply.usage and reply.usage.prompt_tokens) or 0, self._of_answer("previous_response_id")
        is_shortened = options.get("truncation") == "auto" or options.get("context_management")
        is_known = bool(now and before.get("tokens") and before.get("scope") == self._scope and not is_shortened)
        grown = now - before.get("tokens", 0)
        if named == previous:
            return not (is_known and grown <= 0)
        # A gateway has ids of its own, and names that of the server behind it.
        is_response = str(named).startswith("resp_")
        if not is_known:
            return is_response
        # Tokens may be counted in another way the second time; new items have at most one for each character.
        least = max(before.get("answered", 0) // 2, 1)
        return bool(grown >= (least if is_response else max(least, len(str(self._said)))))

    def _can_return(self, item: Mapping[str, Any]) -> bool:
        """Whether a server takes an item back: reasoning that it keeps, or that says all; messages with content."""
        if item.get("type") == "reasoning":
            is_kept = self.state["stateful"] or self.message.options.get("store")
            return bool(is_kept or item.get("encrypted_content") or item.get("content"))
        if item.get("type") != "message":
            return True
        return any(part.get("text") or part.get("refusal") for part in item.get("content") or ())

    def _results(self) -> list[dict[str, Any]]:
        """Returns the results of tools, at most one for each call of the last answer."""
        items = self.state["items"]
        last = max((at for at, item in enumerate(items, 1) if item.get("role") == "user"), default=0)
        answered = {item.get("call_id") for item in items[last:] if item.get("type") in _RESULTS.values()}
        calls = [
            (str(item.get("call_id")), {"type": _RESULTS[item["type"]], "call_id": str(item.get("call_id"))})
            for item in items[last:]
            if item.get("type") in _RESULTS and item.get("call_id") not in answered
        ]
        return results_of(self.message, calls, "output", _OF_RESULTS)


def _flat(tool: Any) -> Any:
    """Returns a tool, or the choice of one, which may be nested as in Chat Completions."""
    tool = as_dict(tool)
    kind = tool.get("type") if isinstance(tool, Mapping) else None
    inner = tool.get(kind) if kind in ("function", "custom") else None
    return {"type": kind, **inner} if isinstance(inner, Mapping) else tool


def _returned(item: dict[str, Any]) -> dict[str, Any]:
    """Returns an item as a server takes it, also if it did not tell the beginning."""
    return {"role": "assistant", **item} if item.get("type") == "message" else item


def _images(items: Sequence[Any], native: Any) -> Iterator[ChatEvent]:
    for item in items:
        if item.type == "image_generation_call" and isinstance(image := getattr(item, "result", None), str) and image:
            kind = getattr(item, "output_format", None) or "png"
            yield ImageEvent(Image(f"data:image/{kind};base64,{image}"), native)


def _part(backend: str, attachment: Attachment) -> dict[str, Any]:
    if attachment.is_image:
        return {"type": "input_image", "image_url": attachment.as_url()}
    if attachment.media_type.startswith(("audio/", "video/")):
        raise UnsupportedException(backend, "sound and video")
    if attachment.url is not None:
        return {"type": "input_file", "file_url": attachment.url}
    return {"type": "input_file", "filename": attachment.name, "file_data": attachment.as_url()}


def _recognizes(status: int, answer: dict[str, Any]) -> bool:
    error = answer.get("error")
    if status == 422:
        # LMDeploy 0.14.
        return "input" in str(answer)
    return status in (400, 401, 403) and (isinstance(error, dict) and "type" in error and answer.get("type") != "error")


class ResponsesBackend(Backend):
    """A server of OpenAI's Responses, also `connect("openai", …, api="responses")`.

    Args:
        model: The model, for all turns or in each one.
        system: The system prompt.
        stateful: Whether the server keeps the conversation; by default the client does, and `store` is false.
        options: Arguments of `OpenAIApi.create_response`; `max_tokens`, `response_format` and `reasoning_effort`, tools
            and their choice may be given as for Chat Completions.
    """

    name = "responses"
    api = "OpenAIApi"
    operation = "create_response"
    turn = ResponsesTurn
    paths = ("/v1/responses",)
    settings = MappingProxyType({"system": str, "stateful": bool})
    aliases = MappingProxyType({"max_tokens": "max_output_tokens", "max_completion_tokens": "max_output_tokens"})
    managed = frozenset({"input", "stream", "previous_response_id", "conversation", "background"})
    probe = Probe("POST", "/v1/responses", _recognizes)
    others = frozenset({"response_format", "reasoning_effort"})
    attaches = True
    asks_model = True

    def __init__(self, configuration: Configuration, /, **options: Any) -> None:
        super().__init__(configuration, **options)
        stateful = self.given["stateful"]
        if not isinstance(stateful, bool | None):
            raise ValueError(f"stateful: {stateful!r} is not true or false")
        self.options = {"store": bool(stateful), **self.options}
        if stateful and not self.options["store"]:
            raise ValueError("store: a stateful conversation needs it")

    def fresh_state(self) -> State:
        return {"system": None, "stateful": False, "items": [], "response_id": None, "counted": {}}

    def restored(self, saved: Mapping[str, Any] | None) -> State:
        """Returns a saved state, unless the conversation is kept at the other end."""
        state = super().restored(saved)
        if saved is not None and state["stateful"] != saved["stateful"] and (saved["items"] or saved["response_id"]):
            raise ValueError(f"stateful: the conversation was saved with stateful={saved['stateful']}")
        self.options["store"] = self.options["store"] or state["stateful"]
        return state
