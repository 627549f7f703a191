"""Several tasks at once, buttons, notifications, and the further operations of Midjourney."""

from __future__ import annotations

import json
from typing import Any

import pytest
from aiohttp import web
from support.caller import Caller
from support.peers import Recorder

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.mock.background import run_in_background

IMAGE = "data:image/png;base64,iVBORw0KGgo="
FAST = {"interval": 0.001}


async def submitted(caller: Caller, *prompts: str) -> list[str]:
    return [(await caller.call("MidjourneyApi.submit_imagine", prompt=prompt)).result for prompt in prompts]


async def finished(caller: Caller, method: str, **arguments: Any) -> Any:
    answer = await caller.call(f"MidjourneyApi.{method}", **arguments)
    return await caller.call("MidjourneyApi.wait_for_task", answer.result, **FAST)


async def test_many_tasks_are_waited_for_with_one_request_each_time(caller: Caller) -> None:
    ids = await submitted(caller, "Cat", "失败", "Dog")
    before, told = len(caller.requests), list[str]()
    tasks = await caller.call("MidjourneyApi.wait_for_all", ids, progress=lambda task: told.append(task.id), **FAST)
    assert [(task.id, task.status) for task in tasks] == list(zip(ids, ("SUCCESS", "FAILURE", "SUCCESS"), strict=True))
    polls = caller.requests[before:]
    assert {request.path for request in polls} == {"/mj/task/list-by-condition"}
    assert polls[0].json == {"ids": ids}
    assert set(told) == set(ids)
    assert await caller.call("MidjourneyApi.wait_for_all", []) == []


async def test_unknown_task_is_not_taken_as_done(caller: Caller) -> None:
    ids = [*await submitted(caller, "Cat"), "0123"]
    await caller.call("MidjourneyApi.wait_for_task", ids[0], **FAST)
    with pytest.raises(errors.TaskTimeoutException, match="task 0123 did not end"):
        await caller.call("MidjourneyApi.wait_for_all", ids, timeout=0.2, interval=0.02)
    [known] = await caller.call("MidjourneyApi.list_tasks", ids=ids)
    assert (known.id, known.status) == (ids[0], "SUCCESS")
    assert await caller.call("MidjourneyApi.list_tasks", ids=[]) == []


@pytest.fixture(params=["async", "sync"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def novicezk(request: web.Request) -> web.Response:
    """A proxy without lists, actions and buttons; Spring answers an unknown path in JSON."""
    if request.path.endswith("/fetch"):
        return web.json_response({"id": request.path.split("/")[3], "status": "SUCCESS", "buttons": None})
    if request.path == "/mj/submit/change":
        return web.json_response({"code": 1, "description": "提交成功", "result": "2", "properties": {}})
    return web.json_response({"timestamp": 0, "status": 404, "error": "Not Found", "path": request.path}, status=404)


async def test_server_without_lists_is_asked_for_each_task(kind: str) -> None:
    recorder = Recorder(novicezk)
    with run_in_background(recorder.app) as url:
        tasks = await Caller(kind, url, []).call("MidjourneyApi.wait_for_all", ["07", "1"])
    assert [task.id for task in tasks] == ["07", "1"]


@pytest.mark.parametrize(
    ("button", "action", "index"),
    [("U2", "UPSCALE", 2), ("V4", "VARIATION", 4), ("🔄", "REROLL", 1)],
)
async def test_button_becomes_a_change_without_actions(kind: str, button: str, action: str, index: int) -> None:
    bodies: list[Any] = []

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/mj/submit/change":
            bodies.append(await request.json())
        return novicezk(request)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    with run_in_background(app) as url:
        assert (await Caller(kind, url, []).call("MidjourneyApi.press_button", "07", button)).result == "2"
        with pytest.raises(ValueError, match="task 07 has no button 'Q'; it has none"):
            await Caller(kind, url, []).call("MidjourneyApi.press_button", "07", "Q")
    assert bodies == [{"taskId": "07", "action": action, "index": index}]


async def test_button_is_pressed_by_label(caller: Caller) -> None:
    task = await finished(caller, "submit_imagine", prompt="Cat")
    upscaled = (await caller.call("MidjourneyApi.press_button", task.id, "U2")).result
    assert (await caller.call("MidjourneyApi.wait_for_task", upscaled, **FAST)).action == "UPSCALE"
    assert caller.requests[-5].json["customId"].startswith("MJ::JOB::upsample::2::")
    with pytest.raises(ValueError, match="has no button 'Q'; it has U1 U2"):
        await caller.call("MidjourneyApi.press_button", task.id, "Q")
    changed = await finished(caller, "submit_change", task_id=task.id, action="VARIATION", index=3)
    assert (changed.action, changed.parent_id) == ("VARIATION", task.id)
    with pytest.raises(errors.BadRequestException, match="index_is_required"):
        await caller.call("MidjourneyApi.submit_change", task_id=task.id, action="REROLL")


async def test_further_tasks(caller: Caller) -> None:
    video = await finished(caller, "submit_video", prompt="the cat jumps", image=IMAGE)
    assert (video.action, video.image_url, video.video_urls[0].url) == ("VIDEO", None, video.video_url)
    longer = await finished(caller, "submit_video", prompt="more", task_id=video.id, action="extend", index=0)
    assert longer.action == "VIDEO_EXTEND"
    assert (await finished(caller, "submit_edits", prompt="a red hat", image=IMAGE)).action == "EDITS"
    assert len((await caller.call("MidjourneyApi.upload_images", base64_array=[IMAGE, IMAGE])).result) == 2
    assert (await caller.call("MidjourneyApi.get_image_seed", video.id)).result.isdecimal()
    with pytest.raises(errors.NotFoundException, match="关联任务不存在或已失效"):
        await caller.call("MidjourneyApi.get_image_seed", "unknown")


async def test_cancelled_task_says_so_only_when_fetched(caller: Caller) -> None:
    [task_id] = await submitted(caller, "Cat")
    assert await caller.call("MidjourneyApi.cancel_task", task_id) is None
    with pytest.raises(errors.TaskFailedException, match="取消任务"):
        await caller.call("MidjourneyApi.wait_for_task", task_id, **FAST)
    assert await caller.call("MidjourneyApi.cancel_task", "unknown") is None


def test_notification_is_read_openly() -> None:
    body = {"id": "07", "status": "SUCCESS", "videoUrl": "https://c.example/v.mp4", "internal": [1], "startTime": "x"}
    task = rest.MidjourneyApi.read_notification(json.dumps(body))
    assert (task.id, task.status, task.video_url, task.start_time) == ("07", "SUCCESS", "https://c.example/v.mp4", None)
    assert rest.MidjourneyApi.read_notification(json.dumps(body).encode()) == task
    for wrong in ("", "[]", "{}", "<html>"):
        with pytest.raises(ValueError, match="body: not a task"):
            rest.MidjourneyApi.read_notification(wrong)
