"""The mock's Midjourney, by way of the client."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
import urllib3
from aiohttp import web
from support.caller import Caller
from support.peers import Recorder

from mtmaisdk.clients.rest import ApiException, MidjourneyApi
from mtmaisdk.mock.background import run_in_background

PNG = b"\x89PNG\r\n\x1a\n"


async def submit(caller: Caller, method: str, /, **arguments: Any) -> Any:
    return await caller.call(f"MidjourneyApi.{method}", **arguments)


async def fetch(caller: Caller, answer: Any) -> Any:
    return await caller.call("MidjourneyApi.fetch_task", answer.result)


async def finished(caller: Caller, answer: Any) -> Any:
    """Fetches until the task is done."""
    for _ in range(10):
        task = await fetch(caller, answer)
        if task.status in ("SUCCESS", "FAILURE"):
            return task
    raise AssertionError(f"still {task.status}")


def download(url: str) -> tuple[int, bytes]:
    with urllib3.PoolManager() as pool:
        response = pool.request("GET", url)
        return response.status, response.data


async def test_task_advances_to_its_image(caller: Caller) -> None:
    answer = await submit(caller, "submit_imagine", prompt="一只猫", state="mine")
    assert (answer.code, type(answer.result)) == (1, str)
    tasks = [await fetch(caller, answer) for _ in range(5)]
    assert [task.status for task in tasks] == ["SUBMITTED", "IN_PROGRESS", "IN_PROGRESS", "SUCCESS", "SUCCESS"]
    assert [task.progress for task in tasks] == ["0%", "35%", "70%", "100%", "100%"]
    assert [bool(task.image_url) for task in tasks] == [False, True, True, True, True]
    assert tasks[3] == tasks[4]
    last = tasks[-1]
    assert (last.id, last.action, last.prompt, last.state) == (answer.result, "IMAGINE", "一只猫", "mine")
    assert last.submit_time <= last.start_time <= last.finish_time
    assert [button.label for button in last.buttons] == ["U1", "U2", "U3", "U4", "", "V1", "V2", "V3", "V4"]
    status, image = download(last.image_url)
    assert status == 200
    assert image.startswith(PNG)
    assert int.from_bytes(image[16:20], "big") == last.image_width
    assert download(tasks[1].image_url)[1] != image


@pytest.fixture
def receiver() -> Iterator[tuple[str, Recorder]]:
    """A receiver of notifications, which answers with an error: gateways do not mind."""
    recorder = Recorder(lambda _: web.Response(status=500))
    with run_in_background(recorder.app) as url:
        yield f"{url}/hook?task=1", recorder


async def notified(receiver: Recorder, last: str) -> list[Any]:
    """Waits for the notification of a status; returns all that arrived."""
    for _ in range(500):
        tasks = [MidjourneyApi.read_notification(body) for body in receiver.bodies]
        if tasks and tasks[-1].status == last:
            assert set(receiver.requests) == {("POST", "/hook?task=1")}
            assert {headers["Content-Type"] for headers in receiver.headers} == {"application/json"}
            receiver.bodies.clear()
            return tasks
        await asyncio.sleep(0.01)
    raise AssertionError(f"not notified of {last}: {receiver.bodies}")


async def test_notify_hook_gets_the_task_at_each_step(caller: Caller, receiver: tuple[str, Recorder]) -> None:
    hook, recorder = receiver
    answer = await submit(caller, "submit_imagine", prompt="一只猫", state="mine", notify_hook=hook)
    tasks = await notified(recorder, "SUCCESS")
    assert [task.progress for task in tasks] == ["0%", "35%", "70%", "100%"]
    assert {(task.id, task.state) for task in tasks} == {(answer.result, "mine")}
    assert tasks[-1] == await fetch(caller, answer)
    await submit(caller, "submit_imagine", prompt="please fail", notify_hook=hook)
    assert (await notified(recorder, "FAILURE"))[-1].fail_reason
    inpaint = next(button for button in (await upscaled(caller, answer)).buttons if "Inpaint" in button.custom_id)
    parent = (await upscaled(caller, answer)).id
    opened = await submit(
        caller, "submit_action", task_id=parent, custom_id=inpaint.custom_id, notify_hook=hook, state="dialog"
    )
    assert [task.progress for task in await notified(recorder, "MODAL")] == ["0%"]
    await submit(caller, "submit_modal", task_id=opened.result, prompt="一顶帽子")
    assert {(task.prompt, task.state) for task in await notified(recorder, "SUCCESS")} == {("一顶帽子", "dialog")}


async def upscaled(caller: Caller, answer: Any) -> Any:
    first = (await fetch(caller, answer)).buttons[0]
    return await finished(
        caller, await submit(caller, "submit_action", task_id=answer.result, custom_id=first.custom_id)
    )


@pytest.mark.parametrize("hook", ["", "nonsense", "http://127.0.0.1:9", "http://[", "https://\ud7ff.invalid/"])
async def test_notify_hook_that_leads_nowhere_changes_nothing(caller: Caller, hook: str) -> None:
    answer = await submit(caller, "submit_blend", base64_array=["data:image/png;base64,AA=="] * 2, notify_hook=hook)
    assert (await finished(caller, answer)).status == "SUCCESS"


async def test_image_waits_for_its_task(caller: Caller) -> None:
    answer = await submit(caller, "submit_imagine", prompt="一只猫")
    await fetch(caller, answer)
    assert download(f"{caller.url}/mj/image/{answer.result}")[0] == 400
    assert download(f"{caller.url}/mj/image/0")[0] == 400


async def test_task_fails_where_its_prompt_asks_for_it(caller: Caller) -> None:
    task = await finished(caller, await submit(caller, "submit_imagine", prompt="please fail"))
    assert (task.status, task.progress, task.image_url, task.buttons) == ("FAILURE", "", None, [])
    assert task.fail_reason


@pytest.mark.parametrize(
    ("method", "arguments", "code"),
    [
        ("submit_imagine", {"prompt": "a nude cat"}, 24),
        ("submit_shorten", {"prompt": "a NUDE cat"}, 24),
        ("submit_imagine", {"prompt": " "}, 4),
        ("submit_describe", {"language": "zh"}, 4),
    ],
)
async def test_submission_is_refused(caller: Caller, method: str, arguments: dict[str, Any], code: int) -> None:
    with pytest.raises(ApiException) as caught:
        await submit(caller, method, **arguments)
    assert (caught.value.status, caught.value.code) == (200, code)
    assert ("nude" in str(caught.value.body)) is (code == 24)


@pytest.mark.parametrize(
    ("method", "arguments", "action"),
    [
        ("submit_blend", {"base64_array": ["data:image/png;base64,AA==", "data:image/png;base64,AB=="]}, "BLEND"),
        ("submit_describe", {"link": "https://example.com/a.png"}, "DESCRIBE"),
        ("submit_shorten", {"prompt": "a very small black cat on a roof"}, "SHORTEN"),
        ("swap_face", {"source_base64": "data:,a", "target_url": "https://example.com/b.png"}, "SWAP_FACE"),
    ],
)
async def test_other_tasks(caller: Caller, method: str, arguments: dict[str, Any], action: str) -> None:
    task = await finished(caller, await submit(caller, method, **arguments))
    assert (task.status, task.action) == ("SUCCESS", action)
    assert download(task.image_url)[1].startswith(PNG)
    assert ("1️⃣" in task.properties.final_prompt) == (action in ("DESCRIBE", "SHORTEN"))
    if task.buttons:
        following = await submit(caller, "submit_action", task_id=task.id, custom_id=task.buttons[0].custom_id)
        assert (await finished(caller, following)).status == "SUCCESS"


async def test_actions_lead_from_task_to_task(caller: Caller) -> None:
    grid = await finished(caller, await submit(caller, "submit_imagine", prompt="一只猫"))
    seen = {}
    for button in grid.buttons:
        answer = await submit(caller, "submit_action", task_id=grid.id, custom_id=button.custom_id)
        task = await finished(caller, answer)
        assert task.parent_id == grid.id
        assert task.prompt == "一只猫"
        seen[button.label] = task
    assert [seen[label].action for label in ("U1", "", "V4")] == ["UPSCALE", "REROLL", "VARIATION"]
    for button in seen["U1"].buttons:
        answer = await submit(caller, "submit_action", task_id=seen["U1"].id, custom_id=button.custom_id)
        assert answer.code == (21 if "Inpaint" in button.custom_id or "CustomZoom" in button.custom_id else 1)


async def test_dialog(caller: Caller) -> None:
    grid = await finished(caller, await submit(caller, "submit_imagine", prompt="一只猫"))
    upscaled = await submit(caller, "submit_action", task_id=grid.id, custom_id=grid.buttons[0].custom_id)
    with pytest.raises(ApiException, match="task_status_not_success"):
        await submit(caller, "submit_action", task_id=upscaled.result, custom_id="MJ::Inpaint::1::x::SOLO")
    await finished(caller, upscaled)
    waiting = await submit(caller, "submit_action", task_id=upscaled.result, custom_id="MJ::Inpaint::1::x::SOLO")
    assert waiting.code == 21
    assert [(await fetch(caller, waiting)).status for _ in range(3)] == ["MODAL"] * 3
    with pytest.raises(ApiException) as caught:
        await submit(caller, "submit_modal", task_id=waiting.result, prompt="nude")
    assert caught.value.code == 24
    confirmed = await submit(caller, "submit_modal", task_id=waiting.result, prompt="戴帽子的猫", mask_base64="data:,")
    assert (confirmed.code, confirmed.result) == (1, waiting.result)
    task = await finished(caller, confirmed)
    assert (task.status, task.action, task.prompt) == ("SUCCESS", "INPAINT", "戴帽子的猫")
    with pytest.raises(ApiException) as caught:
        await submit(caller, "submit_modal", task_id=waiting.result)
    assert caught.value.code == 4


async def test_what_does_not_exist(caller: Caller) -> None:
    with pytest.raises(ApiException, match="task_no_found"):
        await caller.call("MidjourneyApi.fetch_task", "0")
    for method, arguments in (("submit_action", {"custom_id": "MJ::JOB::upsample::1::x"}), ("submit_modal", {})):
        with pytest.raises(ApiException, match="关联任务不存在") as caught:
            await submit(caller, method, task_id="0", **arguments)
        assert caught.value.status == 404
    grid = await finished(caller, await submit(caller, "submit_imagine", prompt="一只猫"))
    with pytest.raises(ApiException, match="unknown_action:nonsense"):
        await submit(caller, "submit_action", task_id=grid.id, custom_id="nonsense")
    with pytest.raises(ApiException, match="sour_base64"):
        await submit(caller, "swap_face", source_url="https://example.com/a.png")
