"""The chats of a FastGPT server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from math import inf
from time import monotonic
from typing import Any

from pydantic import TypeAdapter

from mtmaisdk.mock.behaviour import Event
from mtmaisdk.mock.content.text import timestamp

Record = dict[str, Any]

GENERATING, DONE = 0, 1
_RUN_ALONE = 1.0
_PAGE = 10
_TIME = TypeAdapter(datetime)


@dataclass
class StoredChat:
    """A chat of an app, its records oldest first.

    Attributes:
        owner: The app; with a share link also the visitor.
        created: Time of its creation; empty if the chat is unknown.
        shown: The chat in the form of the list of histories.
        details: What the nodes did, by the `dataId` of the answer.
        run_ends: Time at which its run ends, by the monotonic clock.
    """

    owner: str
    chat_id: str
    created: str = ""
    shown: dict[str, Any] = field(init=False)
    variables: dict[str, Any] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    details: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    run_ends: float = 0.0

    def __post_init__(self) -> None:
        ids = {"chatId": self.chat_id, "updateTime": "", "appId": self.owner.partition(" ")[0]}
        self.shown = {**ids, "customTitle": "", "title": "", "top": False}

    @property
    def status(self) -> int:
        """`GENERATING` or `DONE`."""
        return GENERATING if self.run_ends > monotonic() else DONE

    def running(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yields the events of a run, once it is stopped only the last; it goes on without the client for a second."""
        self.run_ends = inf
        try:
            for name, data in events:
                if self.run_ends or data.get("choices", [{}])[0].get("finish_reason"):
                    yield name, data
            self.run_ends = 0.0
        finally:
            self.run_ends = min(self.run_ends, monotonic() + _RUN_ALONE)

    @property
    def questions(self) -> list[Record]:
        """The records of the user."""
        return [record for record in self.records if record["obj"] == "Human"]

    def find_record(self, data_id: str) -> Record | None:
        """Returns the record with this id, if it exists."""
        return next((record for record in self.records if record["dataId"] == data_id), None)

    def page_of_records(self, body: Mapping[str, Any]) -> list[Record]:
        """Returns a page counted from the newest record, its oldest record first."""
        offset, size = page_of(body)
        end = max(len(self.records) - offset, 0)
        return self.records[max(end - size, 0) : end]


class ChatStore(dict[tuple[str, str], StoredChat]):
    """All chats by owner and id, the last changed last; an unknown one is empty, and not kept."""

    def __missing__(self, key: tuple[str, str]) -> StoredChat:
        return StoredChat(*key)

    def keep(self, chat: StoredChat) -> None:
        """Keeps a chat, and marks it as changed now."""
        chat.shown["updateTime"] = timestamp()
        chat.created = chat.created or chat.shown["updateTime"]
        self.pop((chat.owner, chat.chat_id), None)
        self[chat.owner, chat.chat_id] = chat

    def of_owner(self, owner: str, body: Mapping[str, Any]) -> list[StoredChat]:
        """Returns the chats of an owner that were created and changed in the given times, pinned and recent ones first.

        Raises:
            ValueError: A time is invalid.
        """
        found = [chat for chat in reversed(self.values()) if chat.owner == owner and _is_wanted(chat, body)]
        return sorted(found, key=lambda chat: not chat.shown["top"])


def page_of(body: Mapping[str, Any]) -> tuple[int, int]:
    """Returns offset and size of the requested page; without `pageSize`, `offset` and `pageNum` are ignored."""
    if "pageSize" not in body:
        return 0, _PAGE
    size = body["pageSize"]
    return body.get("offset") or (body.get("pageNum", 1) - 1) * size, size


def window_of(records: Sequence[Record], body: Mapping[str, Any]) -> tuple[int, int]:
    """Returns where the records around `initialId`, after `nextId` or before `prevId` begin and end."""
    size, places = body.get("pageSize", _PAGE), {record["dataId"]: place for place, record in enumerate(records)}
    start = len(records) - size
    for name, shift in (("initialId", -(size // 2)), ("nextId", 1), ("prevId", -size)):
        if body.get(name) in places:
            start = places[body[name]] + shift
    return max(start, 0), min(max(start + size, 0), len(records))


def _is_wanted(chat: StoredChat, body: Mapping[str, Any]) -> bool:
    for kind, time in (("Create", chat.created), ("Update", chat.shown["updateTime"])):
        start, end = body.get(f"start{kind}Time"), body.get(f"end{kind}Time")
        if (start and _time(time) < _time(start)) or (end and _time(time) > _time(end)):
            return False
    return bool(body.get("source", "api") == "api")


def _time(text: str) -> datetime:
    parsed = _TIME.validate_python(text)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=timezone.utc)
