"""Waiting for tasks, and walking pages."""

from __future__ import annotations

import asyncio
import json
import pickle
import re
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from aiohttp import web
from support import ROOT
from support.peers import Recorder
from support.scripted import call

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import ApiException, Configuration, sync
from mtmaisdk.clients.rest.exceptions import (
    ApiConnectionException,
    NotFoundException,
    ServiceException,
    TaskFailedException,
    TaskTimeoutException,
)
from mtmaisdk.mock.background import run_in_background

kinds = pytest.mark.parametrize("kind", ["async", "sync"])
ID = "0741798445574458"


def task(status: str, progress: str = "", **more: Any) -> web.Response:
    return web.json_response({"id": ID, "status": status, "progress": progress, **more})


def tasks(*answers: Any) -> Recorder:
    """A server that gives one answer after the other, and the last for ever."""
    left = list(answers)

    def answer(request: web.Request) -> web.Response:
        found = left.pop(0) if len(left) > 1 else left[0]
        return found if isinstance(found, web.Response) else task(*found)

    return Recorder(answer)


async def wait(kind: str, url: str, **arguments: Any) -> Any:
    arguments = {"interval": 0.01, **arguments}
    if kind == "async":
        async with rest.ApiClient(Configuration(url)) as client:
            return await rest.MidjourneyApi(client).wait_for_task(ID, **arguments)
    with sync.ApiClient(Configuration(url)) as sync_client:
        return sync.MidjourneyApi(sync_client).wait_for_task(ID, **arguments)


@kinds
async def test_a_task_is_waited_for(kind: str) -> None:
    told: list[str] = []

    async def tell(seen: Any) -> None:
        told.append(f"{seen.status} {seen.progress}")

    stages = [("", "0%"), ("SUBMITTED", "0%"), ("IN_PROGRESS", "40%"), ("IN_PROGRESS", "40%"), ("IN_PROGRESS", "80%")]
    server = tasks(*stages, ("later word", "90%"), ("SUCCESS", "100%"))
    with run_in_background(server.app) as url:
        progress = tell if kind == "async" else lambda seen: told.append(f"{seen.status} {seen.progress}")
        done = await wait(kind, url, progress=progress, _headers={"X-Call": "1"})
    assert (done.id, done.status) == (ID, "SUCCESS")
    assert told == [" 0%", "SUBMITTED 0%", "IN_PROGRESS 40%", "IN_PROGRESS 80%", "later word 90%", "SUCCESS 100%"]
    assert server.requests == [("GET", f"/mj/task/{ID}/fetch")] * 7
    assert {headers["X-Call"] for headers in server.headers} == {"1"}


@kinds
@pytest.mark.parametrize(
    ("ended", "message"),
    [
        (("FAILURE", "", "任务超时"), f"task {ID} failed: 任务超时"),
        (("FAILURE", "", None), f"task {ID} failed: the server gives no reason"),
        (("CANCEL", "", "取消任务"), f"task {ID} was cancelled: 取消任务"),
        (("MODAL", "", None), f"task {ID} waits for its dialog: answer it with submit_modal()"),
    ],
)
async def test_a_task_that_fails_is_raised(kind: str, ended: tuple[str, str, str | None], message: str) -> None:
    status, progress, reason = ended
    server = tasks(("IN_PROGRESS", "1%"), task(status, progress, failReason=reason))
    with run_in_background(server.app) as url, pytest.raises(TaskFailedException) as caught:
        await wait(kind, url)
    assert str(caught.value) == message
    assert caught.value.task.status == status
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.task) == (message, caught.value.task)


@kinds
async def test_a_deadline(kind: str) -> None:
    begun = time.monotonic()
    with run_in_background(tasks(("IN_PROGRESS", "30%")).app) as url, pytest.raises(TaskTimeoutException) as caught:
        await wait(kind, url, timeout=0.2, interval=0.05)
    assert 0.15 < time.monotonic() - begun < 1
    assert "within 0.2 seconds: status 'IN_PROGRESS', progress '30%'" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).task.progress == "30%"


@kinds
async def test_a_deadline_counts_for_a_request_that_hangs(kind: str) -> None:
    from support.wire import serving

    begun = time.monotonic()
    with serving(b"{", 2.0, content_type="application/json") as server, pytest.raises(TaskTimeoutException) as caught:
        await wait(kind, server.url, timeout=0.15)
    assert time.monotonic() - begun < 1
    assert caught.value.task is None


@kinds
async def test_a_server_that_fails_for_a_moment(kind: str) -> None:
    bad = web.Response(status=502), web.Response(status=503)
    server = tasks(*bad, ("IN_PROGRESS", "1%"), web.Response(status=500), ("SUCCESS", "100%"))
    with run_in_background(server.app) as url:
        done = await wait(kind, url)
    assert done.status == "SUCCESS"


NOTHING: dict[str, Callable[[], web.Response]] = {
    "no body": lambda: web.Response(),
    "204": lambda: web.Response(status=204),
    "null": lambda: web.Response(text=" null\n", content_type="application/json"),
    "a page": lambda: web.Response(text="<html>busy", content_type="text/html"),
    "text": lambda: web.Response(text="starting"),
    "half": lambda: web.Response(text='{"status": "SUC', content_type="application/json"),
    "a gateway's page": lambda: web.Response(text="<html>502", content_type="text/html", status=502),
}


@kinds
@pytest.mark.parametrize("poll", NOTHING)
async def test_a_poll_that_brings_nothing(kind: str, poll: str) -> None:
    nothing = NOTHING[poll]
    server = tasks(nothing(), nothing(), ("IN_PROGRESS", "1%"), nothing(), nothing(), ("SUCCESS", "100%"))
    with run_in_background(server.app) as url:
        assert (await wait(kind, url)).status == "SUCCESS"
    server = tasks(*(nothing() for _ in range(5)))
    with run_in_background(server.app) as url, pytest.raises(ApiException) as caught:
        await wait(kind, url)
    assert len(server.requests) == 3
    assert isinstance(caught.value, NotFoundException) == (poll in ("no body", "204", "null"))


@kinds
@pytest.mark.parametrize("poll", ["no body", "204", "null"])
async def test_an_unknown_task_is_answered_with_nothing(kind: str, poll: str) -> None:
    with run_in_background(tasks(NOTHING[poll]()).app) as url:
        with pytest.raises(NotFoundException, match="fetch_task: the response is empty, which means Not Found"):
            await call(kind, Configuration(url), "MidjourneyApi", "fetch_task", id=ID)


@kinds
async def test_a_server_that_keeps_failing(kind: str) -> None:
    with pytest.raises(ApiConnectionException):
        await wait(kind, "http://127.0.0.1:9")
    bad = [web.Response(status=502) for _ in range(20)]
    with run_in_background(tasks(*bad).app) as url, pytest.raises(ServiceException):
        await wait(kind, url)


@kinds
async def test_an_unknown_task_is_not_waited_for(kind: str) -> None:
    content = {"description": "task_no_found ", "type": "upstream_error", "code": 4}
    server = tasks(web.json_response(content, status=400))
    with run_in_background(server.app) as url, pytest.raises(ApiException, match="task_no_found"):
        await wait(kind, url)
    assert len(server.requests) == 1


@kinds
@pytest.mark.parametrize("argument", ["timeout", "interval"])
async def test_a_time_that_is_none_is_refused(kind: str, argument: str) -> None:
    with pytest.raises(ValueError, match=argument):
        await wait(kind, "http://127.0.0.1:9", **{argument: 0})


async def test_the_example_runs_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "generated/docs/MidjourneyApi.md").read_text(encoding="utf-8")
    (example,) = (each for each in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "progress=lambda" in each)
    submitted = web.json_response({"code": 1, "description": "ok", "result": ID})
    server = tasks(submitted, task("SUCCESS", "100%", imageUrl="http://image.test"))
    with run_in_background(server.app) as url:
        await asyncio.to_thread(exec, example.replace("http://127.0.0.1:9000", url), {})
    assert capsys.readouterr().out == "100%\nhttp://image.test\n"


class Pages:
    """A server of a list."""

    def __init__(self, items: Iterable[Any], has_total: bool = True, heeds_offset: bool = True) -> None:
        self.items = list(items)
        self.asked: list[dict[str, Any]] = []
        self.recorder = Recorder(self._answer)
        self._has_total = has_total
        self._heeds_offset = heeds_offset

    def _answer(self, request: web.Request) -> web.Response:
        asked = json.loads(self.recorder.bodies[-1])
        self.asked.append(asked)
        begin = asked["offset"] if self._heeds_offset else 0
        page = self.items[begin : begin + asked["pageSize"]]
        if "chatId" in asked:
            # Of messages, each page is in order of time.
            page.reverse()
        total = {"total": len(self.items)} if self._has_total else {}
        return web.json_response({"code": 200, "data": {"list": page, **total}})


async def walk(kind: str, pages: Pages, method: str, most: int | None = None, **arguments: Any) -> list[Any]:
    found: list[Any] = []
    with run_in_background(pages.recorder.app) as url:
        if kind == "async":
            async with rest.ApiClient(Configuration(url)) as client:
                async for item in getattr(rest.FastGPTApi(client), method)(**arguments):
                    found.append(item)
                    if len(found) == most:
                        break
        else:
            with sync.ApiClient(Configuration(url)) as sync_client:
                for item in getattr(sync.FastGPTApi(sync_client), method)(**arguments):
                    found.append(item)
                    if len(found) == most:
                        break
    return found


CHATS = [{"chatId": f"chat-{number}", "title": "t"} for number in range(45)]
RECORDS = [{"_id": f"record-{number}", "obj": "AI"} for number in range(45)]


@kinds
async def test_chats_of_all_pages(kind: str) -> None:
    pages = Pages(CHATS)
    found = await walk(kind, pages, "iter_chat_histories", app_id="app", source="api")
    assert [chat.chat_id for chat in found] == [chat["chatId"] for chat in CHATS]
    assert pages.asked == [
        {"appId": "app", "source": "api", "offset": offset, "pageSize": 20} for offset in (0, 20, 40)
    ]


@kinds
async def test_records_come_newest_first(kind: str) -> None:
    found = await walk(kind, Pages(RECORDS), "iter_chat_records", app_id="app", chat_id="chat", page_size=7)
    assert [record.id for record in found] == [record["_id"] for record in RECORDS]


@kinds
async def test_a_walk_asks_for_what_is_needed(kind: str) -> None:
    pages = Pages(CHATS)
    found = await walk(kind, pages, "iter_chat_histories", most=21, app_id="app", page_size=20, offset=5)
    assert found[0].chat_id == "chat-5"
    assert [asked["offset"] for asked in pages.asked] == [5, 25]


@kinds
@pytest.mark.parametrize("settings", [{"has_total": False}, {"heeds_offset": False}, {"has_total": True}])
@pytest.mark.parametrize("count", [0, 1, 20, 45])
async def test_a_walk_ends(kind: str, settings: dict[str, bool], count: int) -> None:
    pages = Pages(CHATS[:count], **settings)
    found = await walk(kind, pages, "iter_chat_histories", app_id="app")
    assert len(found) == (min(20, count) if settings.get("heeds_offset") is False else count)
    assert len(pages.asked) <= count // 20 + 2


async def test_an_item_that_moved_to_the_next_page_comes_once() -> None:
    pages = Pages(CHATS[:30])
    found: list[str] = []
    with run_in_background(pages.recorder.app) as url:
        async with rest.ApiClient(Configuration(url)) as client:
            async for chat in rest.FastGPTApi(client).iter_chat_histories(app_id="app"):
                if not found:
                    pages.items.insert(0, {"chatId": "new"})
                found.append(str(chat.chat_id))
    assert found == [chat["chatId"] for chat in CHATS[:30]]


@kinds
async def test_an_error_on_the_way_is_raised(kind: str) -> None:
    pages = Pages(CHATS)
    with pytest.raises(ApiException):
        pages.recorder = tasks(web.json_response({"code": 514, "message": "no"}, status=500))
        await walk(kind, pages, "iter_chat_histories", app_id="app")
    with pytest.raises(ValueError, match="page_size"):
        await walk(kind, Pages([]), "iter_chat_histories", app_id="app", page_size=0)
