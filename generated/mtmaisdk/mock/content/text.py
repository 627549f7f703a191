"""Creates the text of answers, which repeats the question; the same question has the same answer."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timezone
from typing import Any

from mtmaisdk.mock.content.instance import instance_of

LONGEST_ECHO = 2000
"""Characters of a question that are repeated; the rest is cut."""

_TOKEN = re.compile(r"\s*[A-Za-z0-9_]+|\s*[^A-Za-z0-9_\s]|\s+")
_PIECE = re.compile(r".{1,8}", re.DOTALL)
_THINKING_MODEL = re.compile(r"reason|think", re.IGNORECASE)
_THINKING_QUESTION = re.compile(r"深度思考|think step by step", re.IGNORECASE)


def text_of(content: Any) -> str:
    """Returns the text of a message's content; a part without text is its type in brackets."""
    if isinstance(content, list):
        texts = ((part.get("text"), part.get("type")) for part in content)
        return "\n".join(text if isinstance(text, str) else f"[{kind}]" for text, kind in texts)
    return content if isinstance(content, str) else ""


def signature_of(thought: str) -> str:
    """Returns what stands with a thought, by which it is known again."""
    return hashlib.sha256(thought.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def last_question(messages: Sequence[Mapping[str, Any]]) -> str:
    """Returns the text of the user's last message, empty if there are none."""
    asked = (message.get("content") for message in reversed(messages) if message.get("role") == "user")
    return text_of(next(asked, ""))


def count_questions(messages: Sequence[Mapping[str, Any]]) -> int:
    """Returns the number of the user's messages."""
    return sum(message.get("role") == "user" for message in messages)


def answer_to(question: str, turn: int = 1) -> str:
    """Returns the answer to a question; its number in the conversation reveals a lost history.

    A question that ends with a JSON schema, as of `by_prompt`, is answered with JSON in a code fence.
    """
    asked, _, schema = question.rpartition("JSON schema:\n")
    with suppress(ValueError):
        if asked:
            value = instance_of(json.loads(schema), answer_to(asked, turn))
            return f"```json\n{json.dumps(value, ensure_ascii=False)}\n```"
    return f"这是你的第 {turn} 个问题：「{_shorten(question)}」。我是离线的模拟服务，同样的问题总有同样的回答。"


def answer_from_tool(result: str) -> str:
    """Returns the answer to a tool's result."""
    return f"工具的结果是：「{_shorten(result)}」。以上就是回答。"


def reasoning_of(body: Mapping[str, Any], question: str) -> str:
    """Returns the reasoning before an answer, empty if the request does not want it."""
    return f"先读问题：「{_shorten(question)}」，再想怎么回答。" if wants_reasoning(body, question) else ""


def wants_reasoning(body: Mapping[str, Any], question: str) -> bool:
    """Returns whether the answer has reasoning.

    It has if the request asks for it (`reasoning_effort`, `thinking_mode`, `enable_thinking`), if the model's name
    contains "reason" or "think", or if the question contains 深度思考 or "think step by step".
    """
    template = body.get("chat_template_kwargs")
    effort = body.get("reasoning_effort")
    return bool(
        (effort and effort != "none")
        or body.get("thinking_mode")
        or body.get("enable_thinking")
        or (isinstance(template, Mapping) and template.get("enable_thinking"))
        or _THINKING_MODEL.search(str(body.get("model") or ""))
        or _THINKING_QUESTION.search(question)
    )


def tokens_of(text: str) -> list[str]:
    """Splits a text into tokens: words, single Chinese characters and punctuation; or into the pieces it has."""
    return [*getattr(text, "pieces", ())] or _TOKEN.findall(text)


def pieces_of(arguments: str) -> list[str]:
    """Splits the arguments of a tool call as they are streamed."""
    return _PIECE.findall(arguments)


def usage_of(asked: int, answered: int, of_asked: str = "prompt", of_answered: str = "completion") -> dict[str, Any]:
    """Returns the token counts of question and answers, under OpenAI's names for them."""
    counts = {f"{of_asked}_tokens": asked, f"{of_answered}_tokens": answered}
    return {**counts, "total_tokens": asked + answered}


def cut(text: str, stop: str | Sequence[str] | None = None, limit: int | None = None) -> tuple[list[str], str]:
    """Returns the tokens of a text before a stop word, at most `limit` if that is above 0, and the finish reason."""
    for word in [stop] if isinstance(stop, str) else stop or ():
        if word:
            text = text.partition(word)[0]
    tokens = tokens_of(text)
    if limit is not None and 0 < limit < len(tokens):
        return tokens[:limit], "length"
    return tokens, "stop"


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…"


def timestamp() -> str:
    """Returns the current time as servers in JavaScript write it."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
