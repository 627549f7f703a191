"""Langchain-Chatchat: conversations."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from mtmaisdk.mock.backend import MockBackend
from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of
from mtmaisdk.mock.behaviour import Answer, ReceivedCall, Streamed
from mtmaisdk.mock.content.text import answer_to, count_questions, cut
from mtmaisdk.mock.error_format import FASTAPI_NO_METHOD, FASTAPI_NO_ROUTE, ErrorFormat
from mtmaisdk.mock.problem import MALFORMED, Problem


class Chatchat:
    """Counts the questions of each conversation; the answer contains their number."""

    def __init__(self) -> None:
        self._questions: dict[str, int] = {}
        self._numbers = count(1)

    def chat(self, call: ReceivedCall) -> Answer:
        """Answers as a stream, with a single event if no stream is requested.

        The earlier questions are those of `history` if given, otherwise the last `history_len` of the conversation;
        -1 is all of them.
        """
        body = fields_of(call)
        conversation = body.get("conversation_id", "")
        history = body.get("history")
        if isinstance(history, list) and history:
            before = count_questions([{**message, "role": _role(message["role"])} for message in history])
        else:
            before = self._questions.get(conversation, 0)
            longest = body.get("history_len", -1)
            before = before if longest < 0 else min(before, longest)
        if conversation:
            self._questions[conversation] = self._questions.get(conversation, 0) + 1
        tokens, _ = cut(answer_to(body["query"], before + 1), limit=body.get("max_tokens"))
        pieces = tokens if asks_for_stream(call) else ["".join(tokens)]
        message_id = str(uuid5(NAMESPACE_URL, f"mtmaisdk.mock/chatchat/{next(self._numbers)}"))
        return Streamed([("message", {"text": piece, "message_id": message_id}) for piece in pieces])


def _role(role: str) -> str:
    return "user" if role == "human" else role


def _detail(status: int, message: str) -> Any:
    return {"detail": message}


def _detail_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    return 422, {"detail": [_pydantic_item(problem) for problem in problems]}


def _pydantic_item(problem: Problem) -> Any:
    """Returns an item of `detail` as pydantic 1 writes it."""
    item: dict[str, Any] = {"loc": [problem.place, *problem.path]}
    if problem.kind == MALFORMED:
        what = {"type": "json_invalid", "loc": ["body", problem.offset], "msg": "JSON decode error"}
        return what | {"input": {}, "ctx": {"error": problem.message}}
    if problem.kind == "required":
        return item | {"msg": "field required", "type": "value_error.missing"}
    if problem.kind in _LIMITS:
        words, kind = _LIMITS[problem.kind]
        text = f"ensure this value is {words} {float(problem.expected)}"
        return item | {"msg": text, "type": f"value_error.number.{kind}", "ctx": {"limit_value": problem.expected}}
    return item | {"msg": problem.message, "type": f"{'type' if problem.kind == 'type' else 'value'}_error"}


_LIMITS = {"minimum": ("greater than or equal to", "not_ge"), "maximum": ("less than or equal to", "not_le")}


BACKEND = MockBackend(
    Chatchat,
    ErrorFormat(
        _detail,
        _detail_invalid,
        credentials=(401, {"detail": "Not authenticated"}),
        no_route=FASTAPI_NO_ROUTE,
        no_method=FASTAPI_NO_METHOD,
        serves_files=True,
        in_success=lambda status, message: {"code": status, "msg": message, "data": None},
    ),
)
