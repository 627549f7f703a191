"""The chats that a server keeps, as far as its API reaches them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mtmaisdk.chat import Chat
    from mtmaisdk.cli.connection import Connection

_PAGE = 20


class History:
    """The chats of a backend; this one has none.

    Args:
        chat: A conversation with the backend, for its `api`.
        connection: How it was opened.
    """

    def __init__(self, chat: Chat, connection: Connection) -> None:
        self._api = chat.api
        self._connection = connection

    def chats(self, limit: int) -> Iterator[dict[str, Any]]:
        """Yields `id`, `title`, `updated` and `pinned` of the chats."""
        raise self._unable("list chats")

    def messages(self, chat_id: str, limit: int) -> list[dict[str, Any]]:
        """Returns `role`, `text` and `time` of the last messages of a chat, the oldest first."""
        raise self._unable("show a chat")

    def rename(self, chat_id: str, title: str) -> None:
        """Gives a chat a title."""
        raise self._unable("rename a chat")

    def delete(self, chat_id: str) -> None:
        """Deletes a chat."""
        raise self._unable("delete a chat")

    def _unable(self, what: str) -> click.UsageError:
        return click.UsageError(f"{self._connection.backend} cannot {what}: its API has no call for it")


class FastGPTHistory(History):
    """The chats of a FastGPT app."""

    def __init__(self, chat: Chat, connection: Connection) -> None:
        super().__init__(chat, connection)
        self._app = connection.need("app_id", "the app whose chats are meant")

    def chats(self, limit: int) -> Iterator[dict[str, Any]]:
        """Yields the chats, pinned ones first, then by last change."""
        found = self._api.iter_chat_histories(app_id=self._app, page_size=min(limit, _PAGE))
        for item in islice(found, limit):
            title = item.custom_title or item.title
            yield {"id": item.chat_id, "title": title, "updated": item.update_time, "pinned": bool(item.top)}

    def messages(self, chat_id: str, limit: int) -> list[dict[str, Any]]:
        """Returns the last messages."""
        found = self._api.iter_chat_records(app_id=self._app, chat_id=chat_id, page_size=min(limit, _PAGE))
        return [_record(record) for record in islice(found, limit)][::-1]

    def rename(self, chat_id: str, title: str) -> None:
        """Gives a chat a title; FastGPT says nothing of a chat that it does not have."""
        self._api.update_chat_history(app_id=self._app, chat_id=chat_id, custom_title=title)

    def delete(self, chat_id: str) -> None:
        """Deletes a chat; FastGPT says nothing of a chat that it does not have."""
        self._api.delete_chat_history(app_id=self._app, chat_id=chat_id)


class MtmaiHistory(History):
    """The threads of an mtmai tenant, each by its id alone."""

    def messages(self, chat_id: str, limit: int) -> list[dict[str, Any]]:
        """Returns the last messages."""
        from mtmaisdk.cli.model_list import tenant_of

        found = self._api.chat_messages(tenant_of(self._connection), chat_id).messages or []
        return [
            {"role": str(each.role), "text": _content(each.content), "time": each.created_at} for each in found[-limit:]
        ]


_HISTORIES = {"FastGPTApi": FastGPTHistory, "ChatApi": MtmaiHistory}


def history_of(chat: Chat, connection: Connection) -> History:
    """Returns the chats of a conversation's backend."""
    return _HISTORIES.get(type(chat.api).__name__, History)(chat, connection)


def _record(record: Any) -> dict[str, Any]:
    roles = {"Human": "user", "AI": "assistant", "System": "system"}
    parts = []
    for item in record.value or ():
        if item.text is not None:
            parts.append(item.text.content or "")
        elif item.file is not None:
            parts.append(f"[{item.file.name or item.file.url}]")
    return {"role": roles.get(str(record.obj), str(record.obj)), "text": "\n".join(parts), "time": record.time}


def _content(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "".join(
        str((part if isinstance(part, dict) else part.to_dict()).get("text") or "") for part in content or ()
    )
