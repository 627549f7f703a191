"""The mock's Midjourney, by way of the client."""

from __future__ import annotations

from typing import Any

import pytest
import urllib3
from support.caller import Caller

from mtmaisdk.clients.rest import ApiException

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
