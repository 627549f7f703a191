"""Langchain-Chatchat: conversations."""

from __future__ import annotations

from itertools import count
from uuid import NAMESPACE_URL, uuid5

from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of
from mtmaisdk.mock.behaviour import Answer, Call, Streamed
from mtmaisdk.mock.content.text import answer_to, count_questions, cut


class Backend:
    """Counts the questions of each conversation; what the answer says of them is all that can be seen."""

    def __init__(self) -> None:
        self._questions: dict[str, int] = {}
        self._numbers = count(1)

    def chat(self, call: Call) -> Answer:
        """Answers as server-sent events, also where no stream is asked for: then as one.

        The questions before are those of `history` if it is given, else the last `history_len` of the
        conversation; -1 is all of them.
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
