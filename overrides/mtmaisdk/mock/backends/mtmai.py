"""mtmai: threads of messages, separate for each tenant."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from mtmaisdk.mock.backend import COMMON, MockBackend
from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of, object_of
from mtmaisdk.mock.behaviour import Answer, Event, ReceivedCall, Streamed, Whole
from mtmaisdk.mock.content.completion import ChatAnswer, counted, said_to
from mtmaisdk.mock.content.text import count_questions, last_question, timestamp, tokens_of
from mtmaisdk.mock.error_format import ErrorFormat
from mtmaisdk.mock.problem import MALFORMED, Problem

MODELS = (("gpt-4o-mini", "GPT 4o mini", "fast"), ("zhipu", "GLM 4", "中文"))

Message = dict[str, Any]


class Mtmai:
    """Stores the last message of each request, and the answer."""

    def __init__(self) -> None:
        self._threads: defaultdict[tuple[str, str], list[Message]] = defaultdict(list)
        self._numbers = count(1)

    def chat_models(self, call: ReceivedCall) -> Answer:
        """Lists models; a request may name any other, unless the server has a list of its own."""
        rows = [
            {"id": name, "label": label, "description": description, "icon": "openai", "apiIdentifier": name}
            for name, label, description in [(name, name, "") for name in call.models] or MODELS
        ]
        return Whole({"pagination": {"current_page": 1, "next_page": 1, "num_pages": 1}, "rows": rows})

    def chat_messages(self, call: ReceivedCall) -> Answer:
        """Lists the messages of a thread; an unknown thread is empty."""
        return Whole({"messages": self._threads.get((call.path["tenant"], call.path["chatId"]), [])})

    def chat_chat(self, call: ReceivedCall) -> Answer:
        """Answers in the AI SDK's data stream, which starts with the thread's id.

        `params` may contain `tools` and `tool_choice` in OpenAI's form, and the fields that request reasoning.
        """
        body = fields_of(call)
        messages: list[Message] = body.get("messages", [])
        thread = body.get("threadId") or self._new_id("thread")
        events: list[Event] = [("2", [{"type": "chatNodeRunId", "data": thread}])]
        events.append(("f", {"messageId": self._new_id("run")}))
        question = last_question(messages)
        kept = self._threads.get((call.path["tenant"], thread), [])
        turn = max(count_questions(messages), count_questions(kept) + 1)
        said = call.said or said_to(question, turn, {"model": body.get("profile"), **(body.get("params") or {})})
        events += [("g", token) for token in tokens_of(said.reasoning)]
        for called in said.calls:
            named = {"toolCallId": called.id, "toolName": called.name}
            pieces = [("c", {"toolCallId": called.id, "argsTextDelta": piece}) for piece in called.pieces]
            events += [("b", named), *pieces, ("9", {**named, "args": object_of(called.arguments)})]
        tokens = tokens_of(said.text or said.refusal)
        events += [("0", token) for token in tokens]
        counts = counted(said, len(tokens_of(question)), len(tokens))
        usage = {"promptTokens": counts["prompt_tokens"], "completionTokens": counts["completion_tokens"]}
        finish = {"finishReason": said.finish_reason.replace("_", "-"), "usage": usage}
        events += [("e", {**finish, "isContinued": False}), ("d", finish)]
        self._keep(call, thread, messages, "".join(tokens))
        return Streamed(events)

    def chat_completions(self, call: ReceivedCall) -> Answer:
        """Answers in OpenAI's form, as mtmai's upstream does."""
        body = fields_of(call)
        if body.get("prompt") and not body.get("messages"):
            body["messages"] = [{"role": "user", "content": body["prompt"]}]
        messages: list[Message] = body.get("messages", [])
        head = {"id": f"chatcmpl-{self._new_id('answer')[:8]}", "created": int(time.time())}
        # Any other field may be of any type.
        answer = ChatAnswer({"messages": messages}, {**head, "model": body.get("model", MODELS[0][0])}, said=call.said)
        if body.get("threadId"):
            self._keep(call, body["threadId"], messages, answer.choices[0].text)
        if asks_for_stream(call):
            return Streamed(("message", chunk) for chunk in answer.chunks())
        return Whole(answer.whole())

    def _keep(self, call: ReceivedCall, thread: str, messages: list[Message], answer: str) -> None:
        for given in (*messages[-1:], {"role": "assistant", "content": answer}):
            own = {"id": given.get("id") or self._new_id("message"), "createdAt": given.get("createdAt") or timestamp()}
            said = {"role": given["role"], "content": given["content"], "threadId": thread}
            self._threads[call.path["tenant"], thread].append({**own, **said})

    def _new_id(self, kind: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"mtmaisdk.mock/{kind}/{next(self._numbers)}"))


def _hatchet_error(status: int, message: str) -> Any:
    if status in (400, 404):
        return {"errors": [{"description": message}]}
    return {"message": message}


def _hatchet_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    if problems[0].kind == MALFORMED:
        return 400, {"message": f"Syntax error: offset={problems[0].offset}, error={problems[0].message}"}
    return 400, {"errors": [{"field": problem.name, "description": problem.message} for problem in problems]}


BACKEND = MockBackend(
    Mtmai,
    ErrorFormat(
        _hatchet_error,
        _hatchet_invalid,
        credentials=(403, {"message": "Please provide valid credentials"}),
        no_route=(400, {"message": "no matching operation was found"}),
        no_method=(400, {"message": "method not allowed"}),
        in_success=lambda status, message: {"error": message},
    ),
    says=(*COMMON, "tool_calls"),
)
