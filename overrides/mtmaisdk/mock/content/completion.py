"""Answers a chat in OpenAI's form, complete and streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from mtmaisdk.mock.content.instance import instance_of
from mtmaisdk.mock.content.text import (
    answer_from_tool,
    answer_to,
    count_questions,
    cut,
    last_question,
    reasoning_of,
    text_of,
    tokens_of,
    usage_of,
)
from mtmaisdk.mock.content.tools import CalledTool, tools_to_call

FINGERPRINT = "fp_mock"


@dataclass(frozen=True)
class Choice:
    """One of the answers, with text or calls of tools."""

    tokens: list[str]
    finish_reason: str
    calls: list[CalledTool]


class ChatAnswer:
    """The answer to a chat request in OpenAI's form.

    Args:
        body: The request, with `messages` and any other field of OpenAI's.
        head: `id`, `created` and `model` of the answer.
        image: URL of an image in the answer: one with data is sent beside the text, any other in its Markdown.
    """

    def __init__(self, body: Mapping[str, Any], head: Mapping[str, Any], image: str = "") -> None:
        messages = body.get("messages") or []
        question = last_question(messages)
        last = messages[-1] if messages else {}
        self._head = dict(head)
        self._reasoning = tokens_of(reasoning_of(body, question))
        calls = []
        if last.get("role") == "user":
            parallel = body.get("parallel_tool_calls") is not False
            calls = tools_to_call(question, body.get("tools") or [], body.get("tool_choice"), parallel)
        if last.get("role") in ("tool", "function"):
            said = answer_from_tool(text_of(last.get("content")))
        else:
            said = answer_to(question, count_questions(messages))
        text = _formatted(said, body.get("response_format"))
        is_beside = image.startswith("data:")
        self._images = [{"type": "image_url", "image_url": {"url": image}}] if is_beside else []
        text = text if is_beside or not image else f"![image]({image})\n\n[点击下载]({image})"
        self._choices = [_choice(body, text, calls, index) for index in range(body.get("n") or 1)]
        self._prompt_tokens = sum(len(tokens_of(text_of(message.get("content")))) for message in messages)

    @property
    def text(self) -> str:
        """The text of the first choice."""
        return "".join(self._choices[0].tokens)

    @property
    def usage(self) -> dict[str, Any]:
        """The token counts of question and answers."""
        reasoning = len(self._reasoning) * len(self._choices)
        answered = reasoning + sum(
            len(choice.tokens) + sum(len(call.pieces) for call in choice.calls) for choice in self._choices
        )
        usage = usage_of(self._prompt_tokens, answered)
        return {**usage, "completion_tokens_details": {"reasoning_tokens": reasoning}}

    def whole(self) -> dict[str, Any]:
        """Returns the complete answer."""
        choices = []
        for index, choice in enumerate(self._choices):
            message: dict[str, Any] = {"role": "assistant", "content": "".join(choice.tokens) or None}
            if self._reasoning:
                message["reasoning_content"] = "".join(self._reasoning)
            if choice.calls:
                message["tool_calls"] = [call.begin(call.arguments) for call in choice.calls]
            if self._images:
                message["images"] = self._images
            end = {"logprobs": None, "finish_reason": choice.finish_reason}
            choices.append({"index": index, "message": message, **end})
        head = {**self._head, "object": "chat.completion", "system_fingerprint": FINGERPRINT}
        return {**head, "choices": choices, "usage": self.usage}

    def chunks(self, include_usage: bool = False) -> Iterator[dict[str, Any]]:
        """Yields the chunks; the choices take turns, and a last chunk has the usage if it is to be included."""
        head = {**self._head, "object": "chat.completion.chunk", "system_fingerprint": FINGERPRINT}
        usage: dict[str, Any] = {"usage": None} if include_usage else {}
        for row in zip_longest(*(self._deltas(choice) for choice in self._choices)):
            for index, step in enumerate(row):
                if step is not None:
                    delta, reason = step
                    choice = {"index": index, "delta": delta, "logprobs": None, "finish_reason": reason}
                    yield {**head, "choices": [choice], **usage}
        if include_usage:
            yield {**head, "choices": [], "usage": self.usage}

    def _deltas(self, choice: Choice) -> Iterator[tuple[dict[str, Any], str | None]]:
        yield {"role": "assistant", "content": None if choice.calls else ""}, None
        for token in self._reasoning:
            yield {"reasoning_content": token}, None
        for token in choice.tokens:
            yield {"content": token}, None
        if self._images:
            yield {"content": "", "images": self._images}, None
        for index, call in enumerate(choice.calls):
            yield {"tool_calls": [{"index": index, **call.begin("")}]}, None
            for piece in call.pieces:
                yield {"tool_calls": [{"index": index, **call.piece(piece)}]}, None
        yield {}, choice.finish_reason


def _choice(body: Mapping[str, Any], text: str, calls: list[CalledTool], index: int) -> Choice:
    if calls:
        return Choice([], "tool_calls", calls)
    limit = body.get("max_completion_tokens") or body.get("max_tokens")
    tokens, reason = cut(text if index == 0 else f"（第 {index + 1} 种回答）{text}", body.get("stop"), limit)
    return Choice(tokens, reason, [])


def _formatted(text: str, response_format: Mapping[str, Any] | None) -> str:
    """Returns a text in the requested format."""
    wanted = response_format or {}
    if wanted.get("type") == "json_object":
        return json.dumps({"answer": text}, ensure_ascii=False)
    if wanted.get("type") == "json_schema":
        schema = (wanted.get("json_schema") or {}).get("schema")
        return json.dumps(instance_of(schema or {"type": "object"}, text), ensure_ascii=False)
    return text
