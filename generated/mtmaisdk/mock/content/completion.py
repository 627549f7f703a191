"""Answers a chat in OpenAI's form, complete and streamed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from mtmaisdk.mock.content.instance import instance_of
from mtmaisdk.mock.content.said import Said
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
from mtmaisdk.mock.content.tools import tools_to_call

FINGERPRINT = "fp_mock"


class ChatAnswer:
    """The answer to a chat request in OpenAI's form.

    Args:
        body: The request, with `messages` and any other field of OpenAI's.
        head: `id`, `created` and `model` of the answer.
        image: URL of an image in the answer: one with data is sent beside the text, any other in its Markdown.
        said: What a script says in place of the mock.

    Attributes:
        choices: What each of the answers says.
    """

    def __init__(
        self, body: Mapping[str, Any], head: Mapping[str, Any], image: str = "", said: Said | None = None
    ) -> None:
        self._head = head
        own = said or _said(body, image)
        self.choices = [said or _choice(body, own, index) for index in range(body.get("n") or 1)]
        self._prompt = [text_of(message.get("content")) for message in body.get("messages") or ()]

    @property
    def usage(self) -> dict[str, Any]:
        """The token counts of question and answers."""
        asked = sum(len(tokens_of(text)) for text in self._prompt)
        reasoning = sum(len(tokens_of(said.reasoning)) for said in self.choices)
        texts = sum(len(tokens_of(said.text)) for said in self.choices)
        arguments = sum(len(call.pieces) for said in self.choices for call in said.calls)
        usage = counted(self.choices[0], asked, reasoning + texts + arguments)
        return {**usage, "completion_tokens_details": {"reasoning_tokens": reasoning}}

    def whole(self) -> dict[str, Any]:
        """Returns the complete answer."""
        choices = []
        for index, said in enumerate(self.choices):
            message: dict[str, Any] = {"role": "assistant", "content": said.text or None}
            if said.reasoning:
                message["reasoning_content"] = said.reasoning
            if said.calls:
                message["tool_calls"] = [call.begin(call.arguments) for call in said.calls]
            message |= _beside(said)
            choices.append({"index": index, "message": message, "logprobs": None, "finish_reason": said.finish_reason})
        head = {**self._head, "object": "chat.completion", "system_fingerprint": FINGERPRINT}
        return {**head, "choices": choices, "usage": self.usage}

    def chunks(self, include_usage: bool = False) -> Iterator[dict[str, Any]]:
        """Yields the chunks; the choices take turns, and a last chunk has the usage if it is to be included."""
        head = {**self._head, "object": "chat.completion.chunk", "system_fingerprint": FINGERPRINT}
        usage: dict[str, Any] = {"usage": None} if include_usage else {}
        for row in zip_longest(*map(_deltas, self.choices)):
            for index, step in enumerate(row):
                if step is not None:
                    delta, reason = step
                    choice = {"index": index, "delta": delta, "logprobs": None, "finish_reason": reason}
                    yield {**head, "choices": [choice], **usage}
        if include_usage:
            yield {**head, "choices": [], "usage": self.usage}


def _deltas(said: Said) -> Iterator[tuple[dict[str, Any], str | None]]:
    yield {"role": "assistant", "content": None if said.calls and not said.text else ""}, None
    for token in tokens_of(said.reasoning):
        yield {"reasoning_content": token}, None
    for token in tokens_of(said.text):
        yield {"content": token}, None
    if beside := _beside(said):
        yield {"content": "", **beside}, None
    for index, call in enumerate(said.calls):
        yield {"tool_calls": [{"index": index, **call.begin("")}]}, None
        for piece in call.pieces:
            yield {"tool_calls": [{"index": index, **call.piece(piece)}]}, None
    yield {}, said.finish_reason


def _beside(said: Said) -> dict[str, Any]:
    """Returns what stands beside the text."""
    images = [{"type": "image_url", "image_url": {"url": url}} for url in said.images]
    cited = [{"type": "url_citation", "url_citation": citation_of(each)} for each in said.references]
    found = {"images": images, "annotations": cited, "refusal": said.refusal}
    return {name: value for name, value in found.items() if value}


def citation_of(reference: Mapping[str, str]) -> dict[str, str]:
    """Returns a source in OpenAI's form."""
    return {"content" if name == "text" else name: value for name, value in reference.items()}


def counted(said: Said, asked: int, answered: int) -> dict[str, Any]:
    """Returns the token counts that an answer says, or else these."""
    return usage_of(said.usage.get("prompt_tokens", asked), said.usage.get("completion_tokens", answered))


def said_to(question: str, turn: int, asked: Mapping[str, Any]) -> Said:
    """Returns what the mock says to a question: calls of tools, or the answer with its number in the conversation.

    `asked` has OpenAI's fields for tools, and those for reasoning.
    """
    parallel = asked.get("parallel_tool_calls") is not False
    calls = tools_to_call(question, asked.get("tools") or [], asked.get("tool_choice"), parallel)
    text, finish_reason = ("", "tool_calls") if calls else (answer_to(question, turn), "stop")
    return Said(text, reasoning_of(asked, question), calls, finish_reason)


def _said(body: Mapping[str, Any], image: str) -> Said:
    """Returns what the mock says by itself."""
    messages = body.get("messages") or []
    question, role = last_question(messages), messages[-1].get("role") if messages else None
    said = said_to(question, count_questions(messages), body if role == "user" else {**body, "tools": []})
    images = [image] if image.startswith("data:") else []
    if said.calls:
        return replace(said, images=images)
    text = answer_from_tool(text_of(messages[-1].get("content"))) if role in ("tool", "function") else said.text
    text = _formatted(text, body.get("response_format"))
    if image and not images:
        text = f"![image]({image})\n\n[点击下载]({image})"
    return replace(said, text=text, images=images)


def _choice(body: Mapping[str, Any], said: Said, index: int) -> Said:
    """Returns one of several answers, cut as the request asks."""
    if said.calls:
        return said
    limit = body.get("max_completion_tokens") or body.get("max_tokens")
    text = said.text if index == 0 else f"（第 {index + 1} 种回答）{said.text}"
    tokens, reason = cut(text, body.get("stop"), limit)
    return replace(said, text="".join(tokens), finish_reason=reason)


def _formatted(text: str, response_format: Mapping[str, Any] | None) -> str:
    """Returns a text in the requested format."""
    wanted = response_format or {}
    if wanted.get("type") == "json_object":
        return json.dumps({"answer": text}, ensure_ascii=False)
    if wanted.get("type") == "json_schema":
        schema = (wanted.get("json_schema") or {}).get("schema")
        return json.dumps(instance_of(schema or {"type": "object"}, text), ensure_ascii=False)
    return text
