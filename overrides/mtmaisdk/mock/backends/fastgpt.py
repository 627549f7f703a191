"""FastGPT: chats with their records, and files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from aiohttp import web

from mtmaisdk.mock.backends.fastgpt_chats import Chat, Chats, cut_page, now
from mtmaisdk.mock.backends.fastgpt_files import MAX_SIZE, FileStore
from mtmaisdk.mock.backends.fastgpt_run import TOOL, Run
from mtmaisdk.mock.backends.requests import asks_for_stream, fields_of, header_of
from mtmaisdk.mock.behaviour import Answer, Call, Refusal, Streamed, Whole
from mtmaisdk.mock.content.text import count_questions, text_of

DEFAULT_APP = "66e29b870b24ce35330c0f08"
"""The app of a key that names none."""

TICKET_HEADER = "X-Mock-Upload-Ticket"
"""Request header that asks for a kind of upload ticket: `put`, the default, or `post`."""

_TITLE = 20


class Backend:
    """Keeps chats and files."""

    def __init__(self) -> None:
        self._chats = Chats()
        self._files = FileStore()
        self._numbers = count(1)

    def create_chat_completion(self, call: Call) -> Answer:
        """Answers the last message and keeps both; without `chatId` in a chat of its own.

        The app is the one of `appId`, of the key (`fastgpt-<key>-<appId>`), or `DEFAULT_APP`. Without messages,
        but with variables, it is a plugin, whose question the variables are.
        """
        body = fields_of(call)
        messages = body.get("messages")
        if not messages and "variables" in body:
            messages = [{"role": "user", "content": json.dumps(body["variables"], ensure_ascii=False)}]
            body |= {"messages": [], "detail": True}
        if messages is None:
            raise Refusal(400, "messages is not array")
        if not messages:
            raise Refusal(400, "messages is empty")
        app_id = body.get("appId") or _app_of_key(call)
        question = text_of(messages[-1].get("content"))
        chat_id = body.get("chatId", "").strip() or self._new_id("chat")
        chat = self._chats.open(app_id, chat_id, question[:_TITLE])
        answer_id = body.get("responseChatItemId", "")
        if not answer_id or chat.find_record(answer_id) is not None:
            answer_id = self._new_id("record")
        before = len(chat.questions) if body.get("chatId") else count_questions(messages[:-1])
        chat.variables |= body.get("variables", {})
        title = None if chat.records else chat.title
        run = Run(body, question, before + 1, chat_id, dict(chat.variables), title)
        self._keep(chat, messages[-1], answer_id, run)
        return Streamed(run.events()) if asks_for_stream(call) else Whole(run.whole())

    def get_chat_histories(self, call: Call) -> Answer:
        """Lists the chats of an app."""
        body = fields_of(call)
        try:
            chats = self._chats.of_app(body.get("appId", ""), body)
        except ValueError as error:
            raise Refusal(400, str(error)) from None
        return _enveloped({"list": [chat.as_history() for chat in cut_page(chats, body)], "total": len(chats)})

    def get_chat_init(self, call: Call) -> Answer:
        """Describes an app, and a chat if it exists."""
        chat = self._chats.find(call.query["appId"], call.query["chatId"])
        known: dict[str, Any] = {} if chat is None else {"variables": chat.variables}
        app = {
            "chatConfig": {
                "welcomeText": "你好，这里是离线的模拟服务。",
                "variables": [],
                "questionGuide": {"open": True},
                "ttsConfig": {"type": "web"},
                "whisperConfig": {"open": False, "autoSend": False, "autoTTSResponse": False},
                "chatInputGuide": {"open": False, "textList": [], "customUrl": ""},
                "fileSelectConfig": {"canSelectFile": True, "canSelectImg": True, "maxFiles": 10},
            },
            "chatModels": ["mock"],
            "name": "模拟应用",
            "avatar": "/imgs/app/avatar/simple.svg",
            "intro": f"有一个工具：{TOOL['function']['description']}",
            "type": "simple",
            "pluginInputs": [],
        }
        title = "" if chat is None else chat.custom_title or chat.title
        ids = {"chatId": call.query["chatId"], "appId": call.query["appId"], "title": title}
        return _enveloped({**ids, **known, "app": app})

    def get_chat_records(self, call: Call) -> Answer:
        """Lists the records of a chat; an unknown one has none."""
        body = fields_of(call)
        chat = self._chats.find(body["appId"], body["chatId"])
        if chat is None:
            return _enveloped({"list": [], "total": 0})
        return _enveloped({"list": chat.page_of_records(body), "total": len(chat.records)})

    def get_record_detail(self, call: Call) -> Answer:
        """Lists what the nodes did for an answer; of anything else, nothing."""
        chat = self._chats.find(call.query["appId"], call.query["chatId"])
        return _enveloped([] if chat is None else chat.details.get(call.query["dataId"], []))

    def update_chat_history(self, call: Call) -> Answer:
        """Gives a chat a title, or pins it."""
        body = fields_of(call)
        chat = self._chats.find(body["appId"], body["chatId"])
        if chat is not None:
            chat.title = body.get("title", chat.title)
            chat.custom_title = body.get("customTitle", chat.custom_title)
            chat.top = body.get("top", chat.top)
            self._chats.touch(chat)
        return _enveloped(None)

    def delete_chat_history(self, call: Call) -> Answer:
        """Forgets a chat."""
        self._chats.delete(call.query["appId"], call.query["chatId"])
        return _enveloped(None)

    def clear_chat_histories(self, call: Call) -> Answer:
        """Forgets all chats of an app."""
        self._chats.clear(call.query["appId"])
        return _enveloped(None)

    def delete_chat_record(self, call: Call) -> Answer:
        """Forgets a record, if there is one."""
        given = {**call.query, **fields_of(call)}
        if not given.get("contentId") or not given.get("chatId"):
            raise Refusal(400, "contentId or chatId is empty")
        chat = self._chats.find(given["appId"], given["chatId"])
        if chat is not None:
            chat.records = [record for record in chat.records if record["dataId"] != given["contentId"]]
            chat.details.pop(given["contentId"], None)
        return _enveloped(None)

    def send_feedback(self, call: Call) -> Answer:
        """Sets the feedback that is given, and removes the one that is not."""
        body = fields_of(call)
        chat = self._chats.find(body["appId"], body["chatId"])
        record = chat.find_record(body["dataId"]) if chat is not None else None
        if record is None:
            raise Refusal(404, "Chat item not found")
        for name in ("userGoodFeedback", "userBadFeedback"):
            record.pop(name, None)
            if name in body:
                record[name] = body[name]
        return _enveloped(None)

    def get_suggested_questions(self, call: Call) -> Answer:
        """Suggests three questions on the last one of the chat, unless that is switched off."""
        body = fields_of(call)
        if body.get("questionGuide", {}).get("open") is False:
            return _enveloped([])
        chat = self._chats.find(body["appId"], body["chatId"])
        last = _text_of_record(chat.questions[-1]) if chat is not None and chat.questions else "你好"
        return _enveloped([f"「{last}」是什么意思？", f"为什么问「{last}」？", f"关于「{last}」还有什么？"])

    def presign_chat_file_post_url(self, call: Call) -> Answer:
        """Gives a ticket for the upload of a file, of the kind that `TICKET_HEADER` says."""
        body = fields_of(call)
        if body.get("size", 0) > MAX_SIZE:
            raise Refusal(413, f"File size exceeds {MAX_SIZE} bytes")
        kind = header_of(call, TICKET_HEADER) or "put"
        if kind not in ("put", "post"):
            raise Refusal(400, f"{TICKET_HEADER}: {kind!r} is neither put nor post")
        file = self._files.add(body["appId"], body["chatId"], body["filename"], body.get("contentType"))
        ticket = self._files.put_ticket if kind == "put" else self._files.post_ticket
        return _enveloped(ticket(file, call.base_url))

    def presign_chat_file_get_url(self, call: Call) -> Answer:
        """Gives the address of a file that was uploaded."""
        body = fields_of(call)
        file = self._files.find(body["key"])
        if file is None:
            raise Refusal(404, "fileNotFound")
        if file.app_id != body["appId"]:
            raise Refusal(403, "unAuthFile")
        return _enveloped(self._files.address(file, call.base_url))

    def routes(self) -> Iterable[web.RouteDef]:
        """The addresses of the files."""
        return self._files.routes()

    def _keep(self, chat: Chat, message: Mapping[str, Any], answer_id: str, run: Run) -> None:
        asked = {
            "_id": self._new_id("_id"),
            "dataId": message.get("dataId") or self._new_id("record"),
            "obj": "Human",
            "value": _value_of(message.get("content")),
            "time": now(),
            "hideInUI": message.get("hideInUI", False),
        }
        answered = {
            "_id": self._new_id("_id"),
            "dataId": answer_id,
            "obj": "AI",
            "value": run.value,
            "time": now(),
            "durationSeconds": 0.01,
            "llmModuleAccount": 1,
            "historyPreviewLength": 2,
            "totalQuoteList": [],
        }
        chat.records += [{**record, "customFeedbacks": []} for record in (asked, answered)]
        chat.details[answer_id] = run.node_responses

    def _new_id(self, kind: str) -> str:
        return hashlib.sha256(f"{kind} {next(self._numbers)}".encode()).hexdigest()[:24]


def _enveloped(data: Any) -> Answer:
    return Whole({"code": 200, "statusText": "", "message": "", "data": data})


def _app_of_key(call: Call) -> str:
    _, _, token = header_of(call, "Authorization").partition(" ")
    parts = token.split("-")
    return parts[2] if len(parts) == 3 else DEFAULT_APP


def _value_of(content: Any) -> list[dict[str, Any]]:
    """Returns a message's content as records have it."""
    parts = content if isinstance(content, list) else [{"type": "text", "text": content or ""}]
    return [_item_of(part) for part in parts]


def _item_of(part: Mapping[str, Any]) -> dict[str, Any]:
    if part["type"] == "text":
        return {"type": "text", "text": {"content": part["text"]}}
    is_image = part["type"] == "image_url"
    file = {
        "type": "image" if is_image else "file",
        "name": part.get("name", ""),
        "key": part.get("key"),
        "url": part["image_url"]["url"] if is_image else part["url"],
    }
    return {"type": "file", "file": file}


def _text_of_record(record: Mapping[str, Any]) -> str:
    return "".join(item["text"]["content"] for item in record["value"] if "text" in item)
