"""Anthropic's Messages: the client keeps the messages and sends them with each turn, signed thinking as it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from mtmaisdk.chat.attachments import Attachment
from mtmaisdk.chat.backend import Backend, Probe, State, Turn, results_of, said, sources
from mtmaisdk.chat.events import ChatEvent, ToolCallEvent
from mtmaisdk.chat.exceptions import UnsupportedException
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.contract.lookup import as_dict
from mtmaisdk.clients.rest.exceptions import ApiException, NotFoundException, OpenApiException
from mtmaisdk.clients.rest.operations.messages_api import CREATE_MESSAGE
from mtmaisdk.clients.rest.streaming.parts import PartAssembler
from mtmaisdk.clients.rest.wire.json_text import parse_json

MAX_TOKENS = 4096
"""The limit of tokens that a turn has by default, since the API requires one."""

_REASONS = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "tool_use": "tool_calls",
    "refusal": "content_filter",
}
_LIMITS = frozenset(f"{end}{of}" for end in ("min", "max") for of in ("imum", "Length", "Items")) | {
    *("exclusiveMinimum", "exclusiveMaximum", "multipleOf")
}
_OF_TOOLS = ("tools", "tool_choice", "parallel_tool_calls")
_CHOICES = {"required": "any"}
_NONE = {"type": "none"}
_OF_RESULTS = {"text": "text", "image": "source", "document": "source", "search_result": "source"}
"""The blocks that a result of a tool may be, each with a field that tells it from any other JSON."""
_BEGUN = frozenset({"text", "thinking"})
"""The blocks that may have text at their beginning."""


class MessagesTurn(Turn):
    """A turn that adds a question and the blocks of an answer to the messages."""

    backend: MessagesBackend

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the previous messages and the new one, in which results of tools come first."""
        files = [_block(self.backend.name, attachment) for attachment in self.message.attachments]
        self._said = self.question(before=[*self._results(), *files])
        options = {**self.message.options, "messages": _alternating([*self.state["messages"], *self._said])}
        if isinstance(stop := options.get("stop_sequences"), str):
            options["stop_sequences"] = [stop]
        tools, choice, parallel = (options.pop(name, None) for name in _OF_TOOLS)
        if choice:
            options["tool_choice"] = choice = _choice(choice)
        if tools:
            options["tools"] = [*map(_tool, tools)]
            if parallel is not None:
                options["tool_choice"] = {**(choice or {"type": "auto"}), "disable_parallel_tool_use": not parallel}
        if choice == _NONE and self.backend.lacks_none:
            del options["tool_choice"]
            options.pop("tools", None)
        system = self.state["system"]
        return options if system is None else {"system": system, **options}

    def failure(self, error: OpenApiException) -> OpenApiException | None:
        """Leaves the tools out where a server does not know that none may be called, as LMDeploy."""
        backend = self.backend
        is_refused = isinstance(error, ApiException) and error.status in (400, 422) and "'auto'" in str(error)
        if is_refused and not backend.lacks_none and _choice(self.message.options.get("tool_choice")) == _NONE:
            backend.lacks_none = True
            return None
        return error

    def read(self, event: Any) -> Iterator[ChatEvent]:
        piece = None
        if event.event == "content_block_delta":
            piece = event.data.delta
            if piece is not None and piece.citation:
                yield from sources([piece.citation], event)
        elif event.event == "content_block_start":
            begun = event.data.content_block
            piece = begun if begun is not None and begun.type in _BEGUN else None
        elif event.event == "message_start" and event.data.message is not None and event.data.message.content:
            # The whole answer, from a server that does not stream.
            yield from self.read_answer(event.data.message)
        if piece is not None:
            yield from said(piece.text, piece.thinking, event)

    def read_answer(self, answer: Any) -> Iterator[ChatEvent]:
        parts = _parts_of(answer)
        yield from said("".join(parts.text), "".join(parts.reasoning), answer)
        for block in answer.content or ():
            yield from sources(block.citations, answer)

    def finish(self) -> Iterator[ChatEvent]:
        """Yields the tool calls, which are complete only at the end."""
        answer = self.native
        is_stream = isinstance(answer, StreamResult)
        reason = answer.finish_reason if is_stream else answer.stop_reason
        self.finish_reason = _REASONS.get(reason, reason) if reason else None
        self.is_refused = reason == "refusal"
        if (usage := answer.usage) is not None:
            # Anthropic does not count tokens of the cache among those of the prompt.
            counts = (usage.input_tokens, usage.cache_creation_input_tokens, usage.cache_read_input_tokens)
            prompt = None if usage.input_tokens is None else sum(count or 0 for count in counts)
            is_known = prompt is not None and usage.output_tokens is not None
            total = (prompt or 0) + (usage.output_tokens or 0) if is_known else None
            self.count(prompt, usage.output_tokens, total, answer)
        for call in answer.tool_calls if is_stream else _parts_of(answer).calls():
            yield ToolCallEvent(call, answer)

    def next_state(self, reply: Reply) -> State:
        """Returns the state with the question and the blocks of the answer that a server takes back."""
        answer = self.native
        parts = answer.extra.get("content") or [] if isinstance(answer, StreamResult) else _parts_of(answer).result()
        blocks = [_returned(block) for block in parts if _can_return(block)]
        said = [*self._said, *([{"role": "assistant", "content": blocks}] if blocks else [])]
        return {**self.state, "messages": [*self.state["messages"], *said]}

    def _results(self) -> list[dict[str, Any]]:
        last = self.state["messages"][-1] if self.state["messages"] else {}
        calls = [str(block.get("id")) for block in _blocks(last) if block.get("type") == "tool_use"]
        sent = [(call, {"type": "tool_result", "tool_use_id": call}) for call in calls]
        results = results_of(self.message, sent, "content", _OF_RESULTS)
        return [{**each, "is_error": True} if each["tool_use_id"] in self.message.failed else each for each in results]


def _parts_of(answer: Any) -> PartAssembler:
    """Returns the blocks of a whole answer, read as those of a stream are."""
    declared = CREATE_MESSAGE.stream.parts
    assert declared is not None
    parts = PartAssembler(declared)
    parts.take_all([block.to_dict() for block in answer.content or ()])
    return parts


def _alternating(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Returns the messages with those joined that follow another of the same role, as after an empty answer."""
    found: list[dict[str, Any]] = []
    for message in messages:
        if found and found[-1]["role"] == message["role"]:
            found[-1] = {**message, "content": [*_blocks(found[-1]), *_blocks(message)]}
        else:
            found.append(message)
    return found


def _blocks(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    content = message.get("content")
    return content if isinstance(content, list) else [{"type": "text", "text": content}]


def _can_return(block: Mapping[str, Any]) -> bool:
    """Whether a server takes a block back: thinking only with its signature, text only if there is any."""
    if block.get("type") == "thinking":
        return bool(block.get("signature"))
    return block.get("type") != "text" or bool(str(block.get("text") or "").strip())


def _returned(block: dict[str, Any]) -> dict[str, Any]:
    """Returns a block as a server takes it: text for thinking, an object for arguments."""
    if block.get("type") == "thinking":
        return {**block, "thinking": block.get("thinking") or ""}
    given = block.get("input", {} if block.get("type") != "tool_use" else None)
    if isinstance(given, dict):
        return block
    found: Any = None
    with suppress(ValueError):
        found = parse_json(given or "{}")
    # Arguments that are not JSON, as when the answer was cut, are written as LMDeploy writes them.
    return {**block, "input": found if isinstance(found, dict) else {"raw_arguments": given}}


def _tool(tool: Any) -> Any:
    """Returns a tool, which may be in the form of Chat Completions."""
    function = tool.get("function") if isinstance(tool, Mapping) else None
    if not isinstance(function, Mapping):
        return tool
    schema = {"input_schema": function.get("parameters") or {"type": "object"}}
    return {**{name: function[name] for name in ("name", "description") if name in function}, **schema}


def _choice(choice: Any) -> Any:
    """Returns which tool to call; the choice may be in the form of Chat Completions."""
    choice = as_dict(choice)
    if isinstance(choice, str):
        return {"type": _CHOICES.get(choice, choice)}
    function = choice.get("function") if isinstance(choice, Mapping) else None
    return {"type": "tool", "name": function.get("name")} if isinstance(function, Mapping) else choice


def _block(backend: str, attachment: Attachment) -> dict[str, Any]:
    is_document = attachment.media_type == "application/pdf"
    if not (attachment.is_image or is_document):
        raise UnsupportedException(backend, "files other than images and PDF")
    if attachment.url is not None:
        source = {"type": "url", "url": attachment.url}
    else:
        source = {"type": "base64", "media_type": attachment.media_type, "data": attachment.as_base64()}
    return {"type": "document" if is_document else "image", "source": source}


def _recognizes(status: int, answer: dict[str, Any]) -> bool:
    if answer.get("type") == "error" and status in (400, 401, 403):
        return isinstance(answer.get("error"), dict)
    # LMDeploy 0.14 and vLLM.
    return status in (400, 422) and "max_tokens" in str(answer)


class MessagesBackend(Backend):
    """A server of Anthropic's Messages.

    Args:
        model: The model, for all turns or in each one.
        system: The system prompt.
        max_tokens: Maximum number of tokens in an answer; 4096 by default.
        options: Arguments of `MessagesApi.create_message`; `stop`, `max_completion_tokens` and `parallel_tool_calls`,
            tools and their choice may be given as for Chat Completions.
    """

    name = "messages"
    api = "MessagesApi"
    operation = "create_message"
    turn = MessagesTurn
    paths = ("/v1/messages",)
    settings = MappingProxyType({"system": str})
    defaults = MappingProxyType({"max_tokens": MAX_TOKENS})
    aliases = MappingProxyType({"stop": "stop_sequences", "max_completion_tokens": "max_tokens"})
    managed = frozenset({"messages", "stream", "input_ids", "image_data"})
    probe = Probe("POST", "/v1/messages", _recognizes)
    others = frozenset({"parallel_tool_calls"})
    attaches = True
    asks_model = True
    schema_limits = _LIMITS
    models_options = MappingProxyType({"_headers": {"anthropic-version": "2023-06-01"}})
    servers = ("anthropic", "claude")
    lacks_none = False
    """Whether the server does not know the choice of no tool."""

    def asks_for(self, form: dict[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
        """Returns the format of the answer, which LMDeploy ignores."""
        wanted = {"type": "json_schema", "schema": form["schema"]}
        return {"output_config": {**(options.get("output_config") or {}), "format": wanted}}

    def list_models(self, api: Any) -> list[Any] | None:
        """Returns the server's models; `None` if it does not list them."""
        try:
            return super().list_models(api)
        except NotFoundException:
            return None

    def can_continue(self, state: State) -> bool:
        """Whether the last answer can be continued, as after `pause_turn`."""
        return bool(state["messages"]) and state["messages"][-1]["role"] == "assistant"
