"""Langchain-Chatchat and fufan-chat-api: users, conversations and chats, of every generation."""

from __future__ import annotations

import time
from collections import defaultdict
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from mtmaisdk.mock.backend import TEXT, MockBackend
from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of
from mtmaisdk.mock.behaviour import Answer, ReceivedCall, Refusal, Streamed, Whole
from mtmaisdk.mock.content.text import answer_to, cut, tokens_of
from mtmaisdk.mock.error_format import FASTAPI_NO_METHOD, FASTAPI_NO_ROUTE, ErrorFormat
from mtmaisdk.mock.problem import MALFORMED, Problem

_CHATS = ("chat", "knowledge_base_chat", "search_engine_chat", "agent_chat")
_STORE = ("create_conversation", "list_conversations", "list_messages")
_USERS = ("register_user", "login", "rename_conversation", "delete_conversation", "list_running_models")
_FUFAN = {
    "fufan-1": _CHATS[:1],
    "fufan-2": _CHATS[:1],
    "fufan-3": (*_CHATS[:2], *_STORE),
    "fufan-4": (*_CHATS[:3], *_STORE),
    "fufan-5": (*_CHATS, *_STORE),
    "fufan-6": (*_CHATS, *_STORE, *_USERS),
}
GENERATIONS = (*_FUFAN, "0.2", "0.3")
"""Versions of fufan-chat-api and of Langchain-Chatchat."""

_USER = "1c9a7a7e-2f0e-4d76-8f6f-6d2a1b0c9e8d"
_DOCUMENT = "出处 [1] [guide.pdf](http://127.0.0.1:7861/guide.pdf) \n\n十点开门\n\n"
_MISSING = "nope"
_UNKNOWN_BASE = Whole({"code": 404, "msg": f"未找到知识库 {_MISSING}", "data": None})


class Chatchat:
    """Users, conversations and their messages; an answer contains the number of its question.

    Args:
        generation: One of `GENERATIONS`, with its operations and what it requires; by default all, and nothing.
    """

    def __init__(self, generation: str = "") -> None:
        if generation and generation not in GENERATIONS:
            raise ValueError(f"{generation!r} is not one of {', '.join(GENERATIONS)}")
        self._generation = generation
        self._users = {_USER: ("user123", "securepassword123")}
        self._conversations: dict[str, tuple[str, dict[str, Any]]] = {}
        """User and what is shown, by id."""
        self._messages: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._numbers = count(1)

    def serves(self, method: str, path: str) -> bool:
        """Whether the generation has an operation at a path."""
        if self._generation in ("0.2", "0.3"):
            of_next = method in ("create_chat_completion", "kb_chat")
            return not path.startswith("/api/") and path != "/chat" and of_next is (self._generation == "0.3")
        return not self._generation or (path.startswith("/api/") and method in _FUFAN[self._generation])

    def chat(self, call: ReceivedCall) -> Answer:
        """Answers as a stream, with a single event if no stream is requested.

        The earlier questions are those of `history` if given, otherwise the last `history_len` of the conversation;
        -1 is all of them.
        """
        documents = _documents(call, [])
        return self._answer(call, *([{"docs": documents}] if documents else []))

    def knowledge_base_chat(self, call: ReceivedCall) -> Answer:
        """Answers, and then sends the passages."""
        if fields_of(call)["knowledge_base_name"] == _MISSING:
            return _UNKNOWN_BASE
        return self._answer(call, {"docs": _documents(call, [_DOCUMENT])})

    def search_engine_chat(self, call: ReceivedCall) -> Answer:
        """Answers, and then sends the passages and the results."""
        if fields_of(call).get("search_engine_name") == _MISSING:
            return Whole({"code": 404, "msg": f"未支持搜索引擎 {_MISSING}", "data": None})
        return self._answer(call, {"docs": _documents(call, [_DOCUMENT])}, {"search": ["[1] 十点开门"]})

    def agent_chat(self, call: ReceivedCall) -> Answer:
        """Thinks, uses a tool, and answers."""
        text = self._text(call, fields_of(call))
        said = [{"answer": "我需要查一下"}, {"tools": ["工具名称: search", "工具状态: 调用成功"]}, {"answer": text}]
        return Streamed([("message", each) for each in (*said, {"final_answer": text})])

    def create_chat_completion(self, call: ReceivedCall) -> Answer:
        """Answers as version 0.3 does, which repeats the text at the end of its stream."""
        body = fields_of(call)
        conversation, messages = body.get("conversation_id", ""), body["messages"]
        query = messages[-1]["content"] if messages else ""
        asked = {"query": query, "conversation_id": conversation, "history": messages[:-1]}
        tokens = _tokens(call, self._text(call, asked))
        whole = "".join(tokens)
        states = [(0, ""), *((2, token) for token in tokens), (3, whole), (5, whole)]
        documents = _documents(call, [])
        passages = [("", {"status": 0, "docs": documents})] if documents else []
        return self._completed(call, whole, [*passages, *((text, {"status": status}) for status, text in states)])

    def kb_chat(self, call: ReceivedCall) -> Answer:
        """Sends the passages, and then answers."""
        body = fields_of(call)
        if body.get("kb_name") == _MISSING:
            return _UNKNOWN_BASE
        tokens = _tokens(call, self._text(call, body))
        passages = ("", {"docs": _documents(call, [_DOCUMENT])})
        return self._completed(call, "".join(tokens), [passages, *((token, {}) for token in tokens)])

    def register_user(self, call: ReceivedCall) -> Answer:
        """Adds a user."""
        body = fields_of(call)
        if any(known == body["username"] for known, _ in self._users.values()):
            raise Refusal(400, "Username is already taken")
        user = self._new_id()
        self._users[user] = body["username"], body["password"]
        return Whole({"status": 200, "id": user, "username": body["username"]}, status=201)

    def login(self, call: ReceivedCall) -> Answer:
        """Looks up a user; a wrong password is a success of HTTP."""
        given = fields_of(call)["username"], fields_of(call)["password"]
        for user, known in self._users.items():
            if known == given:
                return Whole({"status": 200, "id": user, "username": given[0], "message": "Login successful"})
        return Whole({"status": 401, "message": "用户名或密码错误。"})

    def create_conversation(self, call: ReceivedCall) -> Answer:
        """Adds a conversation of a user, who has to exist in a given generation."""
        body = fields_of(call)
        if self._generation and body["user_id"] not in self._users:
            raise Refusal(400, "Error creating conversation: a foreign key constraint fails")
        created = self._new_id()
        self._add(created, body["user_id"], body.get("name", "new_chat"), body["chat_type"])
        is_old = self._generation in ("fufan-3", "fufan-4", "fufan-5")
        return Whole({"id": created}, status=201) if is_old else Whole({"status": 200, "id": created})

    def list_conversations(self, call: ReceivedCall) -> Answer:
        """Returns the conversations of a user and a type, newest first."""
        wanted = call.path["user_id"], call.query["chat_types"]
        newest_first = reversed(self._conversations.values())
        found = [shown for user, shown in newest_first if (user, shown["chat_type"]) == wanted]
        return Whole({"status": 200, "msg": "success", "data": found})

    def list_messages(self, call: ReceivedCall) -> Answer:
        """Returns the messages of a conversation."""
        found = self._messages.get(call.path["conversation_id"], [])
        return Whole({"status": 200, "msg": "success", "data": found})

    def rename_conversation(self, call: ReceivedCall) -> Answer:
        """Renames a conversation."""
        self._known(call)["name"] = fields_of(call)["name"]
        return Whole({"status": 200, "message": "Conversation name updated successfully"})

    def delete_conversation(self, call: ReceivedCall) -> Answer:
        """Deletes a conversation and its messages."""
        self._known(call)
        del self._conversations[call.path["conversation_id"]]
        self._messages.pop(call.path["conversation_id"], None)
        return Whole({"status": 200})

    def _known(self, call: ReceivedCall) -> dict[str, Any]:
        if call.path["conversation_id"] not in self._conversations:
            raise Refusal(404, "Conversation not found")
        return self._conversations[call.path["conversation_id"]][1]

    def _answer(self, call: ReceivedCall, *further: dict[str, Any]) -> Answer:
        """Streams the answer to a question, and then further events."""
        body = fields_of(call)
        conversation, number = body.get("conversation_id", ""), self._generation.removeprefix("fufan-")
        is_refused = number in ("2", "3", "4", "5") and body.get("user_id") not in self._users
        if is_refused or (number == "6" and conversation not in self._conversations):
            # The server fails after it has sent the head.
            return Streamed([], is_cut=True)
        tokens = _tokens(call, self._text(call, body))
        pieces = tokens if asks_for_stream(call) or number == "6" else ["".join(tokens)]
        message_id = self._new_id()
        events = [{"text": piece, "message_id": message_id} for piece in pieces]
        return Streamed([("message", event) for event in (*events, *further)])

    def _text(self, call: ReceivedCall, body: dict[str, Any]) -> str:
        """Returns the answer to a question, and stores both."""
        conversation, history = body.get("conversation_id", ""), body.get("history")
        if isinstance(history, list) and history:
            before = sum(message["role"] in ("user", "human") for message in history)
        else:
            stored, longest = len(self._messages.get(conversation, [])), body.get("history_len", -1)
            before = stored if longest < 0 else min(stored, longest)
        text = call.said.text or call.said.refusal if call.said else answer_to(body["query"], before + 1)
        if conversation:
            self._store(conversation, body, text)
        return text

    def _store(self, conversation: str, body: dict[str, Any], text: str) -> None:
        if conversation not in self._conversations:
            self._add(conversation, body.get("user_id", ""), body.get("conversation_name", ""), "general_chat")
        _, shown = self._conversations[conversation]
        if shown["name"] == "新对话":
            shown["name"] = body["query"][:50]
        message: dict[str, Any] = {"id": self._new_id(), "conversation_id": conversation, "chat_type": "general_chat"}
        message |= {"query": body["query"], "response": text, "meta_data": {}, "create_time": _now()}
        self._messages[conversation].append(message)

    def _add(self, conversation: str, user: str, name: str, kind: str) -> None:
        shown = {"id": conversation, "name": name, "chat_type": kind, "create_time": _now()}
        self._conversations[conversation] = user, shown

    def _completed(self, call: ReceivedCall, whole: str, pieces: list[tuple[str, dict[str, Any]]]) -> Answer:
        """Answers with the whole text, or with its pieces and the fields beside each."""
        if not asks_for_stream(call):
            message = {"role": "assistant", "content": whole, "finish_reason": "stop", "tool_calls": []}
            return Whole({**self._head(call), "object": "chat.completion", "choices": [{"message": message}]})
        events = []
        for text, fields in pieces:
            choice = {"delta": {"content": text, "tool_calls": []}, "role": "assistant"}
            chunk = {**self._head(call), "object": "chat.completion.chunk", **fields, "choices": [choice]}
            events.append(("message", chunk))
        return Streamed(events)

    def _head(self, call: ReceivedCall) -> dict[str, Any]:
        model = fields_of(call).get("model", "qwen")
        head = {"id": f"chat{self._new_id()}", "model": model, "created": int(time.time())}
        return {**head, "status": None, "message_type": 1, "message_id": None, "is_ref": False}

    def _new_id(self) -> str:
        return str(uuid5(NAMESPACE_URL, f"mtmaisdk.mock/chatchat/{next(self._numbers)}"))


def _tokens(call: ReceivedCall, text: str) -> list[str]:
    return tokens_of(text) if call.said else cut(text, limit=fields_of(call).get("max_tokens"))[0]


def _documents(call: ReceivedCall, usual: list[str]) -> list[str]:
    """Returns passages as the servers write them: those of a script, or the usual ones."""
    if call.said is None:
        return usual
    return [
        f"出处 [{number}] [{each.get('title', '')}]({each.get('url', '')}) \n\n{each.get('text', '')}\n\n"
        for number, each in enumerate(call.said.references, 1)
    ]


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S")


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
        lambda status, message: {"detail": message},
        lambda problems: (422, {"detail": [_pydantic_item(problem) for problem in problems]}),
        credentials=(401, {"detail": "Not authenticated"}),
        no_route=FASTAPI_NO_ROUTE,
        no_method=FASTAPI_NO_METHOD,
        serves_files=True,
        in_success=lambda status, message: {"code": status, "msg": message, "data": None},
    ),
    says=(*TEXT, "references"),
)
