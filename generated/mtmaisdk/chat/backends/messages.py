"""Anthropic's Messages: the client keeps the messages and sends them with each turn, signed thinking as it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from mtmaisdk.chat.attachments import Attachment
from mtmaisdk.chat.backend import Backend, Probe, State, Turn, said
from mtmaisdk.chat.events import ChatEvent, ToolCallEvent
from mtmaisdk.chat.exceptions import UnsupportedException
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.contract.lookup import model_or_none
from mtmaisdk.clients.rest.operations.messages_api import CREATE_MESSAGE
from mtmaisdk.clients.rest.streaming.parts import PartAssembler

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
_CHOICES = {"required": "any"}


class MessagesTurn(Turn):
    """A turn that adds a question and the blocks of an answer to the messages."""

    def __init__(self, backend: Backend, state: State, message: Message) -> None:
        super().__init__(backend, state, message)
        declared = CREATE_MESSAGE.stream
        assert declared.parts is not None
        self._said: list[dict[str, Any]] = []
        self._parts = PartAssembler(declared.parts)
        self._collectors = {
            event.name: self._parts.collector(event, model_or_none(event.model or ""))
            for event in declared.events
            if event.part is not None
        }

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the previous messages and the new one, in which results of tools come first."""
        results = self._results()
        files = [_block(self.backend.name, attachment) for attachment in self.message.attachments]
        if results or files:
            text = [{"type": "text", "text": self.message.text}] if self.message.text else []
            self._said = [{"role": "user", "content": [*results, *files, *text]}]
        else:
            self._said = [{"role": "user", "content": self.message.text}]
        system = self.state["system"]
        options = {**self.message.options, "messages": [*self.state["messages"], *self._said]}
        if options.get("tools"):
            options["tools"] = [*map(_tool, options["tools"])]
        for name, convert in (("tool_choice", _choice), ("stop_sequences", _list)):
            if options.get(name):
                options[name] = convert(options[name])
        return options if system is None else {"system": system, **options}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        """Yields the chat events of an event."""
        collect = self._collectors.get(event.event)
        if collect is None:
            return
        text, reasoning = len(self._parts.text), len(self._parts.reasoning)
        collect(event.data)
        yield from self._since(text, reasoning, event)

    def read_answer(self, answer: Any) -> Iterator[ChatEvent]:
        """Yields the chat events of a whole answer."""
        self._parts.take_all([block.to_dict() for block in answer.content or ()])
        yield from self._since(0, 0, answer)

    def finish(self) -> Iterator[ChatEvent]:
        """Yields the tool calls, which are complete only at the end."""
        reason = getattr(self.native, "stop_reason", None) or getattr(self.native, "finish_reason", None)
        self.finish_reason = _REASONS.get(reason, reason) if reason else None
        if (usage := self.native.usage) is not None:
            # Anthropic does not count tokens of the cache among those of the prompt.
            counts = (usage.input_tokens, usage.cache_creation_input_tokens, usage.cache_read_input_tokens)
            prompt = None if usage.input_tokens is None else sum(count or 0 for count in counts)
            is_known = prompt is not None and usage.output_tokens is not None
            total = (prompt or 0) + (usage.output_tokens or 0) if is_known else None
            self.count(prompt, usage.output_tokens, total, self.native)
        for call in self._parts.calls():
            yield ToolCallEvent(call, self.native)

    def next_state(self, reply: Reply) -> State:
        """Returns the state with the question and the blocks of the answer that a server takes back."""
        blocks = [_returned(block) for block in self._parts.result() if _can_return(block)]
        answer = [{"role": "assistant", "content": blocks}] if blocks else []
        return {**self.state, "messages": [*self.state["messages"], *self._said, *answer]}

    def _since(self, text: int, reasoning: int, native: Any) -> Iterator[ChatEvent]:
        """Yields the events of what has come since there were this many pieces of text and reasoning."""
        return said("".join(self._parts.text[text:]), "".join(self._parts.reasoning[reasoning:]), native)

    def _results(self) -> list[dict[str, Any]]:
        """Returns the results of tools, at most one for each call of the last answer."""
        last = self.state["messages"][-1] if self.state["messages"] else {}
        blocks = last["content"] if isinstance(last.get("content"), list) else []
        is_open = [str(block.get("id")) for block in blocks if block.get("type") == "tool_use"]
        left, results = [*is_open], []
        for call, result in self.message.tool_results:
            if call not in left:
                raise ValueError(f"tool_results: unknown call {call!r}; open calls: {', '.join(is_open) or 'none'}")
            left.remove(call)
            results.append({"type": "tool_result", "tool_use_id": call, "content": result})
        return results


def _can_return(block: Mapping[str, Any]) -> bool:
    """Whether a server takes a block back: thinking only with its signature, text only if there is any."""
    needed = {"thinking": "signature", "text": "text"}.get(str(block.get("type")))
    return needed is None or bool(block.get(needed))


def _returned(block: dict[str, Any]) -> dict[str, Any]:
    if block.get("type") != "tool_use" or isinstance(block.get("input"), dict):
        return block
    # The arguments are not JSON, as when the answer was cut; LMDeploy writes them in the same way.
    return {**block, "input": {"raw_arguments": block["input"]} if block.get("input") else {}}


def _tool(tool: Any) -> Any:
    """Returns a tool, which may be in the form of Chat Completions."""
    function = tool.get("function") if isinstance(tool, Mapping) else None
    if not isinstance(function, Mapping):
        return tool
    schema = {"input_schema": function.get("parameters") or {"type": "object"}}
    return {**{name: function[name] for name in ("name", "description") if name in function}, **schema}


def _choice(choice: Any) -> Any:
    """Returns which tool to call; the choice may be in the form of Chat Completions."""
    if isinstance(choice, str):
        return {"type": _CHOICES.get(choice, choice)}
    function = choice.get("function") if isinstance(choice, Mapping) else None
    return {"type": "tool", "name": function.get("name")} if isinstance(function, Mapping) else choice


def _list(stop: Any) -> Any:
    return [stop] if isinstance(stop, str) else stop


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
    return status in (400, 401, 403) and answer.get("type") == "error" and isinstance(answer.get("error"), dict)


class MessagesBackend(Backend):
    """A server of Anthropic's Messages.

    Args:
        model: The model, for all turns or in each one.
        system: The system prompt.
        max_tokens: Maximum number of tokens in an answer; 4096 by default.
        options: Arguments of `MessagesApi.create_message`; `stop` is an alias of `stop_sequences`. Tools may be in the
            form of Chat Completions.
    """

    name = "messages"
    api = "MessagesApi"
    operation = "create_message"
    turn = MessagesTurn
    paths = ("/v1/messages",)
    settings = ("system",)
    defaults = MappingProxyType({"max_tokens": MAX_TOKENS})
    aliases = MappingProxyType({"stop": "stop_sequences"})
    managed = frozenset({"messages", "stream"})
    probe = Probe("POST", "/v1/messages", _recognizes)
    attaches = True
    takes_tool_results = True
    needs_model = True

    def fresh_state(self) -> State:
        """Returns an empty list of messages."""
        return {"system": None, "messages": []}
