"""FastGPT: chats, their records, and files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from aiohttp import web

from mtmaisdk.mock.backend import TEXT, MockBackend
from mtmaisdk.mock.backends.fastgpt_chats import GENERATING, ChatStore, StoredChat, page_of, window_of
from mtmaisdk.mock.backends.fastgpt_files import MAX_SIZE, FileStore
from mtmaisdk.mock.backends.fastgpt_run import TOOL, Run, said_by_app
from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of
from mtmaisdk.mock.behaviour import Answer, ReceivedCall, Refusal, Streamed, Whole
from mtmaisdk.mock.content.text import count_questions, text_of, timestamp
from mtmaisdk.mock.error_format import ErrorFormat
from mtmaisdk.mock.problem import MALFORMED, Problem

DEFAULT_APP = "66e29b870b24ce35330c0f08"
"""The app of a key that does not contain one."""

TICKET_HEADER = "X-Mock-Upload-Ticket"
"""Request header for the kind of upload ticket: `put` (default) or `post`."""

_TITLE = 20
_WELCOME = "你好，这里是离线的模拟服务。"
_APP = {"name": "模拟应用", "intro": f"有一个工具：{TOOL['function']['description']}", "chatModels": ["mock"]}


class FastGPT:
    """Stores chats and files."""

    def __init__(self) -> None:
        self._chats = ChatStore()
        self._files = FileStore()
        self._numbers = count(1)

    def create_chat_completion(self, call: ReceivedCall) -> Answer:
        """Answers the last message and stores both; without `chatId` in a new chat.

        The app is that of `appId`, of the key (`fastgpt-<key>-<appId>`), or `DEFAULT_APP`. With variables but no
        messages it is a plugin, and the variables are the question.
        """
        _, run = self._run(call)
        return Streamed(run.events()) if asks_for_stream(call) else Whole(run.whole())

    def create_chat_completion_v2(self, call: ReceivedCall) -> Answer:
        """Answers as `create_chat_completion` does, in a run that goes on for a second after the client has gone."""
        chat, run = self._run(call, outlives=True)
        return Streamed(chat.running(run.events())) if asks_for_stream(call) else Whole(run.whole())

    def stop_chat(self, call: ReceivedCall) -> Answer:
        """Ends the run of a chat, if there is one."""
        chat = self._chat(call)
        status = {"chatGenerateStatus": chat.status} if chat.created else {}
        chat.run_ends = 0.0
        return _enveloped({"success": True, "completed": False, **status})

    def get_history_status(self, call: ReceivedCall) -> Answer:
        """Tells which chats have a run; unknown ones are left out."""
        found = [self._chats[_owner_of(call), chat_id] for chat_id in fields_of(call)["chatIds"]]
        rows = [
            {"chatId": chat.chat_id, "updateTime": chat.shown["updateTime"], "chatGenerateStatus": chat.status}
            for chat in found
            if chat.created
        ]
        return _enveloped({"list": rows})

    def _run(self, call: ReceivedCall, outlives: bool = False) -> tuple[StoredChat, Run]:
        body = fields_of(call)
        messages = body.get("messages")
        if not messages and "variables" in body:
            messages = [{"role": "user", "content": json.dumps(body["variables"], ensure_ascii=False)}]
            body |= {"messages": [], "detail": True}
        if messages is None:
            raise Refusal(400, "messages is not array")
        if not messages:
            raise Refusal(400, "messages is empty")
        app_id = _owner_of(call, may_have_both=True)
        question = text_of(messages[-1].get("content"))
        chat_id = body.get("chatId", "").strip() or self._new_id("chat")
        chat = self._chats[app_id, chat_id]
        if not chat.created:
            chat.shown["title"] = question[:_TITLE]
        self._chats.keep(chat)
        if outlives and chat.status == GENERATING:
            message = "common:code_error.chat_error.generating"
            raise Refusal(409, message, {**_envelope(504001, message), "statusText": "chatIsGenerating"})
        answer_id = body.get("responseChatItemId", "")
        if not answer_id or chat.find_record(answer_id) is not None:
            answer_id = self._new_id("record")
        before = len(chat.questions) if body.get("chatId") else count_questions(messages[:-1])
        chat.variables |= body.get("variables", {})
        title = None if chat.records else chat.shown["title"]
        said = call.said or said_by_app(body, question, before + 1)
        run = Run(body, question, said, chat_id, dict(chat.variables), title, outlives)
        self._keep(chat, messages[-1], answer_id, run)
        return chat, run

    def get_chat_histories(self, call: ReceivedCall) -> Answer:
        """Lists the chats of an app."""
        body = fields_of(call)
        offset, size = page_of(body)
        try:
            chats = self._chats.of_owner(_owner_of(call), body)
        except ValueError as error:
            raise Refusal(400, str(error)) from None
        rows = [chat.shown for chat in chats[offset : offset + size]]
        return _enveloped({"list": rows, "total": len(chats)})

    def get_chat_init(self, call: ReceivedCall) -> Answer:
        """Describes the app of the contract's example under the name of the mock's, and a chat if it exists."""
        chat = self._chat(call)
        app = call.operation.response_examples[0].value["data"]["app"]
        app = {**app, **_APP, "chatConfig": {**app["chatConfig"], "welcomeText": _WELCOME}}
        known: dict[str, Any] = {"variables": chat.variables} if chat.created else {}
        title = chat.shown["customTitle"] or chat.shown["title"]
        ids = {"chatId": chat.chat_id, "appId": chat.shown["appId"], "title": title}
        return _enveloped({**ids, **known, "app": app})

    def init_out_link(self, call: ReceivedCall) -> Answer:
        """Describes the app of a share link, and a chat of its visitor if it exists."""
        chat = self._chat(call)
        if chat.shown["appId"] == chat.owner:
            raise _invalid("shareId and outLinkUid must be provided together")
        return self.get_chat_init(call)

    def get_chat_records(self, call: ReceivedCall) -> Answer:
        """Lists the records of a chat; an unknown chat has none."""
        chat = self._chat(call)
        return _enveloped({"list": chat.page_of_records(fields_of(call)), "total": len(chat.records)})

    def get_records_v2(self, call: ReceivedCall) -> Answer:
        """Lists records around, after or before one of them, or the newest."""
        records = [{**record, "id": record["dataId"]} for record in self._chat(call).records]
        start, end = window_of(records, fields_of(call))
        more = {"hasMorePrev": start > 0, "hasMoreNext": end < len(records)}
        return _enveloped({"list": records[start:end], "total": len(records), **more})

    def get_record_detail(self, call: ReceivedCall) -> Answer:
        """Lists what the nodes did for an answer; nothing for an unknown one."""
        return _enveloped(self._chat(call).details.get(call.query["dataId"], []))

    def update_chat_history(self, call: ReceivedCall) -> Answer:
        """Sets the title of a chat, or pins it."""
        body, chat = fields_of(call), self._chat(call)
        chat.shown |= {name: body[name] for name in ("title", "customTitle", "top") if name in body}
        if chat.created:
            self._chats.keep(chat)
        return _enveloped(None)

    def delete_chat_history(self, call: ReceivedCall) -> Answer:
        """Deletes a chat."""
        self._chats.pop((_owner_of(call), call.query["chatId"]), None)
        return _enveloped(None)

    def clear_chat_histories(self, call: ReceivedCall) -> Answer:
        """Deletes all chats of an app."""
        for chat in self._chats.of_owner(_owner_of(call), {}):
            del self._chats[chat.owner, chat.chat_id]
        return _enveloped(None)

    def delete_chat_record(self, call: ReceivedCall) -> Answer:
        """Deletes a record, if it exists."""
        given = {**call.query, **fields_of(call)}
        if not given.get("contentId") or not given.get("chatId"):
            raise Refusal(400, "contentId or chatId is empty")
        chat = self._chat(call)
        chat.records = [record for record in chat.records if record["dataId"] != given["contentId"]]
        chat.details.pop(given["contentId"], None)
        return _enveloped(None)

    def send_feedback(self, call: ReceivedCall) -> Answer:
        """Sets the given kind of feedback and removes the other."""
        body = fields_of(call)
        record = self._chat(call).find_record(body["dataId"])
        if record is None:
            raise Refusal(404, "Chat item not found")
        for name in ("userGoodFeedback", "userBadFeedback"):
            record.pop(name, None)
            if name in body:
                record[name] = body[name]
        return _enveloped(None)

    def get_suggested_questions(self, call: ReceivedCall) -> Answer:
        """Suggests three questions about the last question of the chat, unless disabled."""
        if fields_of(call).get("questionGuide", {}).get("open") is False:
            return _enveloped([])
        questions = self._chat(call).questions
        items = questions[-1]["value"] if questions else _value_of("你好")
        last = "".join(item["text"]["content"] for item in items if "text" in item)
        return _enveloped([f"「{last}」是什么意思？", f"为什么问「{last}」？", f"关于「{last}」还有什么？"])

    def presign_chat_file_post_url(self, call: ReceivedCall) -> Answer:
        """Issues an upload ticket of the kind that `TICKET_HEADER` selects."""
        body = fields_of(call)
        if body.get("size", 0) > MAX_SIZE:
            raise Refusal(413, f"File size exceeds {MAX_SIZE} bytes")
        kind = call.headers.get(TICKET_HEADER) or "put"
        if kind not in ("put", "post"):
            raise Refusal(400, f"{TICKET_HEADER}: {kind!r} is neither put nor post")
        file = self._files.add(_owner_of(call), body["chatId"], body["filename"], body.get("contentType"))
        ticket = self._files.put_ticket if kind == "put" else self._files.post_ticket
        return _enveloped(ticket(file, call.base_url))

    def presign_chat_file_get_url(self, call: ReceivedCall) -> Answer:
        """Returns the URL of an uploaded file."""
        body = fields_of(call)
        file = self._files.find(body["key"])
        if file is None:
            raise Refusal(404, "fileNotFound")
        if file.owner != _owner_of(call):
            raise Refusal(403, "unAuthFile")
        return _enveloped(self._files.address(file, call.base_url))

    def routes(self) -> Iterable[web.RouteDef]:
        """Returns the routes of the files."""
        return self._files.routes()

    def _keep(self, chat: StoredChat, message: Mapping[str, Any], answer_id: str, run: Run) -> None:
        asked = {
            "dataId": message.get("dataId") or self._new_id("record"),
            "obj": "Human",
            "value": _value_of(message.get("content")),
            "hideInUI": message.get("hideInUI", False),
        }
        answered = {"dataId": answer_id, "obj": "AI", "value": run.value, "durationSeconds": 0.01}
        answered |= {"llmModuleAccount": 1, "historyPreviewLength": 2, "totalQuoteList": []}
        for record in (asked, answered):
            shared = {"_id": self._new_id("_id"), "time": timestamp(), "customFeedbacks": []}
            chat.records.append({**shared, **record})
        chat.details[answer_id] = run.node_responses

    def _chat(self, call: ReceivedCall) -> StoredChat:
        return self._chats[_owner_of(call), {**call.query, **fields_of(call)}.get("chatId", "")]

    def _new_id(self, kind: str) -> str:
        return hashlib.sha256(f"{kind} {next(self._numbers)}".encode()).hexdigest()[:24]


def _enveloped(data: Any) -> Answer:
    return Whole({"code": 200, "statusText": "", "message": "", "data": data})


def _owner_of(call: ReceivedCall, may_have_both: bool = False) -> str:
    """Returns the app whose chats a call is about: the given one, or the key's; with a share link also the visitor."""
    given = {**call.query, **fields_of(call)}
    app_id, link = given.get("appId", ""), given.get("outLinkAuthData") or {}
    if isinstance(link, str):
        try:
            link = dict(json.loads(link))
        except (ValueError, TypeError):
            raise Refusal(400, "Invalid outLinkAuthData") from None
    pair = link.get("shareId"), link.get("outLinkUid")
    if any(pair) and not all(pair):
        raise _invalid("shareId and outLinkUid must be provided together")
    if all(pair):
        if app_id and not may_have_both:
            raise _invalid("appId cannot be used with share auth")
        return f"{DEFAULT_APP} {' '.join(map(str, pair))}"
    parts = call.headers.get("Authorization", "").partition(" ")[2].split("-")
    app_id = app_id or (parts[2] if len(parts) == 3 else "")
    if not app_id and not may_have_both:
        raise _invalid("appId, skillId or share auth must be provided")
    return app_id or DEFAULT_APP


def _invalid(message: str) -> Refusal:
    return Refusal(400, message, _zod_error([{"code": "custom", "path": [], "message": message}]))


def _value_of(content: Any) -> list[dict[str, Any]]:
    """Returns a message's content in the form of a record."""
    parts: list[Any] = content if isinstance(content, list) else [{"type": "text", "text": content or ""}]
    items: list[dict[str, Any]] = []
    for part in parts:
        if part["type"] == "text":
            items.append({"type": "text", "text": {"content": part["text"]}})
            continue
        is_image = part["type"] == "image_url"
        place = {"type": "image", "url": part["image_url"]["url"]} if is_image else {"type": "file", "url": part["url"]}
        items.append({"type": "file", "file": {**place, "name": part.get("name", ""), "key": part.get("key")}})
    return items


def _envelope(status: int, message: str) -> Any:
    return {"code": status, "statusText": "error", "message": message, "data": None}


def _envelope_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    if problems[0].kind == MALFORMED:
        return 400, _envelope(400, "Invalid JSON")
    return 400, _zod_error(
        {"code": _ZOD.get(each.kind, "custom"), "path": list(each.path), "message": each.message} for each in problems
    )


def _zod_error(problems: Iterable[Mapping[str, Any]]) -> Any:
    return {**_envelope(400, "Data validation error"), "zodError": [*problems]}


_ZOD = {
    **dict.fromkeys(("required", "type"), "invalid_type"),
    "enum": "invalid_value",
    **dict.fromkeys(("minimum", "minLength", "minItems"), "too_small"),
    **dict.fromkeys(("maximum", "maxLength", "maxItems"), "too_big"),
}


BACKEND = MockBackend(
    FastGPT,
    ErrorFormat(
        _envelope,
        _envelope_invalid,
        credentials=(403, _envelope(403, "common:code_error.error_message.403") | {"statusText": "unAuthorization"}),
        wrong_key=(500, _envelope(514, "common:code_error.error_message.514") | {"statusText": "unAuthApiKey"}),
        no_route=(404, "<!DOCTYPE html><html><head><title>404: This page could not be found</title></head></html>"),
        no_method=(405, _envelope(405, "Method not allowed")),
    ),
    says=(*TEXT, "reasoning", "usage", "tool_calls", "references", "nodes", "interactive"),
)
