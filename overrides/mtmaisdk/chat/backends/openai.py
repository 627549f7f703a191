"""OpenAI-compatible servers: the client keeps the messages and sends them with each turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any

from mtmaisdk.chat.attachments import Attachment
from mtmaisdk.chat.backend import Backend, Probe, State, Turn, only_choice, results_of, said, sources
from mtmaisdk.chat.events import ChatEvent, Image, ImageEvent, TextEvent, ToolCallEvent
from mtmaisdk.chat.exceptions import UnsupportedException
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.contract.content_parts import image_urls, reasoning_of, text_of
from mtmaisdk.clients.rest.streaming.tool_calls import ToolCallAssembler, as_fields

_SOUND_FORMATS = {"audio/wav": "wav", "audio/x-wav": "wav", "audio/mpeg": "mp3"}


class OpenAITurn(Turn):
    """A turn that adds a question and an answer to the messages."""

    def __init__(self, backend: Backend, state: State, message: Message) -> None:
        super().__init__(backend, state, message)
        self._said: list[dict[str, Any]] = []
        self._calls = ToolCallAssembler()
        self._call: Any = None
        self._counts_tokens: bool | None = None

    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        self._said = [*self._results(), *self.question(after=[*map(self._part, self.message.attachments)])]
        system = self.state["system"]
        first = [] if system is None else [{"role": "system", "content": system}]
        return {**self.message.options, "messages": [*first, *self.state["messages"], *self._said]}

    def read(self, event: Any) -> Iterator[ChatEvent]:
        for choice in event.choices or ():
            # One answer was requested; an index that does not begin at 0 counts tokens (TGI 1.4).
            self._counts_tokens = bool(choice.index) if self._counts_tokens is None else self._counts_tokens
            if choice.index and not self._counts_tokens:
                continue
            if choice.delta is not None:
                yield from self._read_message(choice.delta, event)
                if choice.delta.model_extra:
                    yield from self._read_rest(choice.delta, event)
            self.finish_reason = choice.finish_reason or self.finish_reason
        # The last count is the total: LMDeploy sends running totals.
        if (usage := event.usage) is not None:
            self.count(usage.prompt_tokens, usage.completion_tokens, usage.total_tokens, event)

    def read_answer(self, answer: Any) -> Iterator[ChatEvent]:
        choice = only_choice(answer)
        yield from self._read_message(choice.message, answer)
        yield from self._read_rest(choice.message, answer)
        # Zhipu's results of a search.
        yield from sources(getattr(answer, "web_search", None), answer)
        self.finish_reason = choice.finish_reason
        if (usage := answer.usage) is not None:
            self.count(usage.prompt_tokens, usage.completion_tokens, usage.total_tokens, answer)

    def finish(self) -> Iterator[ChatEvent]:
        """Yields the tool calls, which are complete only at the end."""
        for call in self._calls.result():
            yield ToolCallEvent(call, self._call)

    def next_state(self, reply: Reply) -> State:
        answer: dict[str, Any] = {"role": "assistant", "content": reply.text}
        if reply.tool_calls:
            answer["content"] = reply.text or None
            answer |= as_fields(reply.tool_calls)
        return {**self.state, "messages": [*self.state["messages"], *self._said, answer]}

    def _read_message(self, message: Any, native: Any) -> Iterator[ChatEvent]:
        content = message.content
        text, parts = (content, None) if isinstance(content, str) else (text_of(content), content)
        if message.tool_calls:
            self._calls.add(message.tool_calls)
            self._call = native
        return said(text, message.reasoning_content or message.reasoning or reasoning_of(parts), native)

    def _read_rest(self, message: Any, native: Any) -> Iterator[ChatEvent]:
        """Yields the events of rare fields, which the pieces of a message have only as extra fields."""
        if refusal := getattr(message, "refusal", None):
            self.is_refused = True
            yield TextEvent(refusal, native)
        if notes := getattr(message, "annotations", None):
            yield from sources(notes, native)
        for url in image_urls(message):
            yield ImageEvent(Image(url), native)
        if function := getattr(message, "function_call", None):
            self._calls.add_function_call(function)
            self._call = native

    def _results(self) -> list[dict[str, Any]]:
        last = self.state["messages"][-1] if self.state["messages"] else {}
        function = last.get("function_call", {}).get("name")
        calls = [(call["id"], {"role": "tool", "tool_call_id": call["id"]}) for call in last.get("tool_calls", ())]
        if function is not None:
            calls.append((function, {"role": "function", "name": function}))
        return results_of(self.message, calls, "content")

    def _part(self, attachment: Attachment) -> dict[str, Any]:
        if attachment.is_image:
            return {"type": "image_url", "image_url": {"url": attachment.as_url()}}
        if attachment.url is not None:
            raise UnsupportedException(
                self.backend.name, "the URL of a file other than an image; attach the file itself"
            )
        if (sound := _SOUND_FORMATS.get(attachment.media_type)) is not None:
            return {"type": "input_audio", "input_audio": {"data": attachment.as_base64(), "format": sound}}
        return {"type": "file", "file": {"filename": attachment.name, "file_data": attachment.as_url()}}


def _recognizes(status: int, answer: dict[str, Any]) -> bool:
    if isinstance(answer.get("data"), list):
        return True
    # LMDeploy up to 0.12 and FastChat nest the error once more.
    error = answer.get("detail", answer)
    if status not in (401, 403) or not isinstance(error, dict):
        return False
    return error.get("object") == "error" or bool(error.get("error")) or error.get("success") is False


class OpenAIBackend(Backend):
    """An OpenAI-compatible server.

    Args:
        model: The model, for all turns or in each one.
        system: The system prompt.
        options: Arguments of `OpenAIApi.create_chat_completion`.
    """

    name = "openai"
    api = "OpenAIApi"
    operation = "create_chat_completion"
    turn = OpenAITurn
    paths = ("/v1/chat/completions",)
    settings = MappingProxyType({"system": str})
    managed = frozenset({"messages", "stream", "n", "input_ids", "image_data"})
    probe = Probe("GET", "/v1/models", _recognizes)
    # Most servers send token counts only on request.
    streaming = MappingProxyType({"stream_options": {"include_usage": True}})
    apis = MappingProxyType({"responses": "responses"})
    attaches = True
    asks_model = True
    servers = (
        *("lmdeploy", "internlm", "vllm", "sglang", "ollama", "xinference", "fastchat", "llama.cpp", "lm-studio"),
        *("litellm", "new-api", "one-api", "openrouter", "deepseek", "qwen", "dashscope", "zhipu", "moonshot", "kimi"),
        *("siliconflow", "mistral", "tgi", "newapi", "oneapi"),
    )
