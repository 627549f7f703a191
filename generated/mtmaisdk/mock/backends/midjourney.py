"""Midjourney: tasks that advance by one step at each fetch."""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from typing import Any
from uuid import UUID

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from mtmaisdk.mock.backend import MockBackend
from mtmaisdk.mock.backends.midjourney_buttons import action_of, buttons_after
from mtmaisdk.mock.backends.requests import fields_of
from mtmaisdk.mock.behaviour import Answer, ReceivedCall, Refusal, Whole
from mtmaisdk.mock.content.png import make_png
from mtmaisdk.mock.error_format import ErrorFormat, openai_error
from mtmaisdk.mock.problem import Problem

BANNED = ("nude", "裸体")
"""Words for which a prompt is rejected with code 24."""

FAILING = re.compile(r"\bfail\b|失败", re.IGNORECASE)
"""Matches a prompt whose task fails."""

STEPS = (("SUBMITTED", "0%"), ("IN_PROGRESS", "35%"), ("IN_PROGRESS", "70%"), ("SUCCESS", "100%"))
"""Status and progress of a task at each fetch; the last is final."""

NOTIFY_EVERY = 0.02
"""Seconds between the steps of a task with a `notifyHook`, which advances by itself."""

SIDE = 256
_CHANNEL = {"discordChannelId": "1050703772185268251", "discordInstanceId": "1648406635623804928"}
_FIRST_ID = 1_700_000_000_000_001


@dataclass
class Task:
    """A task.

    Attributes:
        shown: What clients see of it.
        hook: The URL to which the task is posted at each step, if any.
        waits: Whether it waits for a dialog.
        fetches: Number of fetches since it runs.
    """

    shown: dict[str, Any]
    hook: str | None
    waits: bool = False
    is_cancelled: bool = False
    fetches: int = 0

    @property
    def step(self) -> tuple[str, str]:
        """Status and progress at the last fetch."""
        if self.waits or self.is_cancelled:
            return ("FAILURE", "") if self.is_cancelled else ("MODAL", "0%")
        status, progress = STEPS[max(0, min(self.fetches, len(STEPS)) - 1)]
        return ("FAILURE", "") if status == "SUCCESS" and FAILING.search(self.shown["prompt"]) else (status, progress)


class Midjourney:
    """Stores tasks."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task] = {}
        self._numbers = count(_FIRST_ID)
        self._notifying: set[asyncio.Task[None]] = set()

    def submit_imagine(self, call: ReceivedCall) -> Answer:
        """Submits a prompt."""
        return self._submit_prompt(call, "IMAGINE", "/imagine")

    def submit_shorten(self, call: ReceivedCall) -> Answer:
        """Submits a prompt to shorten."""
        words = fields_of(call)["prompt"].split()
        shorter = [" ".join(words[: max(1, len(words) - cut)]) for cut in range(1, 6)]
        return self._submit_prompt(call, "SHORTEN", "/shorten", _numbered(shorter))

    def submit_blend(self, call: ReceivedCall) -> Answer:
        """Submits images to blend."""
        images = fields_of(call)["base64Array"]
        return _submitted(self._add(call, "BLEND", f"/blend {len(images)}"))

    def submit_describe(self, call: ReceivedCall) -> Answer:
        """Submits an image to describe."""
        body = fields_of(call)
        if not (body.get("base64") or body.get("link")):
            return _said(4, "base64或link不能为空")
        prompts = _numbered([f"{name} --ar 1:1" for name in ("一只猫", "一只坐着的猫", "窗边的猫", "猫的水彩画")])
        return _submitted(self._add(call, "DESCRIBE", "/describe image.png", "", prompts))

    def swap_face(self, call: ReceivedCall) -> Answer:
        """Submits a face and the image that is to have it."""
        body = fields_of(call)
        if not all(body.get(f"{side}Base64") or body.get(f"{side}Url") for side in ("source", "target")):
            raise Refusal(400, "sour_base64_and_target_base64_is_required")
        return _submitted(self._add(call, "SWAP_FACE", "/swap"))

    def submit_action(self, call: ReceivedCall) -> Answer:
        """Presses a button of a finished task; some open a dialog, which `submit_modal` answers."""
        body = fields_of(call)
        parent = self._finished(body["taskId"])
        action, opens_dialog = action_of(body["customId"])
        if action is None:
            raise Refusal(400, f"unknown_action:{body['customId']}")
        task = self._add_to(call, action, parent)
        task.waits = opens_dialog
        if not opens_dialog:
            return _submitted(task)
        final_prompt = task.shown["properties"]["finalPrompt"]
        return _said(21, "Waiting for window confirm", task.shown["id"], {"finalPrompt": final_prompt, "remix": True})

    def submit_modal(self, call: ReceivedCall) -> Answer:
        """Answers the dialog of a task."""
        body = fields_of(call)
        task = self._known(body["taskId"])
        if not task.waits:
            return _said(4, "任务不在等待窗口确认的状态")
        if banned := _banned(body.get("prompt", "")):
            return banned
        prompt, state = body.get("prompt") or task.shown["prompt"], body.get("state", task.shown["state"])
        task.shown |= {"prompt": prompt, "promptEn": prompt, "state": state}
        task.shown["properties"]["finalPrompt"] = prompt
        task.hook, task.waits = body.get("notifyHook", task.hook), False
        self._start_notifying(call, task)
        return _submitted(task)

    def submit_change(self, call: ReceivedCall) -> Answer:
        """Upscales, varies or repeats a finished task."""
        body = fields_of(call)
        self._known(body["taskId"])
        if "index" not in body:
            raise Refusal(400, "index_is_required")
        return _submitted(self._add_to(call, body["action"], self._finished(body["taskId"])))

    def submit_video(self, call: ReceivedCall) -> Answer:
        """Submits an image to animate, or a video to extend."""
        body = fields_of(call)
        if "taskId" in body and self._known(body["taskId"]) and "action" not in body:
            raise Refusal(400, "action_is_required")
        action = "VIDEO_EXTEND" if "taskId" in body else "VIDEO"
        return self._submit_prompt(call, action, "/video")

    def submit_edits(self, call: ReceivedCall) -> Answer:
        """Submits an image to edit."""
        return self._submit_prompt(call, "EDITS", "/edit")

    def upload_images(self, call: ReceivedCall) -> Answer:
        """Returns a URL for each image."""
        urls = [f"{call.base_url}/mj/uploaded/{next(self._numbers)}.png" for _ in fields_of(call)["base64Array"]]
        return _said(1, "成功", urls)

    def list_tasks(self, call: ReceivedCall) -> Answer:
        """Advances the known tasks by one step and returns them, newest first."""
        wanted = fields_of(call)["ids"]
        found = [task for number, task in reversed(self._tasks.items()) if number in wanted]
        return Whole([self._advanced(call, task) for task in found])

    def get_image_seed(self, call: ReceivedCall) -> Answer:
        """Returns the seed of a finished task."""
        task = self._known(call.path["id"])
        if task.step[0] != "SUCCESS":
            return replace(_said(4, "关联任务状态错误"), status=400)
        return _said(1, "成功", str(int(task.shown["properties"]["messageHash"][:8], 16)))

    def cancel_task(self, call: ReceivedCall) -> Answer:
        """Cancels a task that has not ended; an unknown one is accepted as well."""
        task = self._tasks.get(call.path["id"])
        if task is not None and task.step[0] not in ("SUCCESS", "FAILURE"):
            task.is_cancelled, task.waits = True, False
        return Whole(b"", "")

    def fetch_task(self, call: ReceivedCall) -> Answer:
        """Advances a task by one step and returns it."""
        if call.path["id"] not in self._tasks:
            raise Refusal(400, "task_no_found")
        return Whole(self._advanced(call, self._tasks[call.path["id"]]))

    def _known(self, task_id: str) -> Task:
        if task_id not in self._tasks:
            raise Refusal(404, "", _said(3, "关联任务不存在或已失效").value)
        return self._tasks[task_id]

    def _finished(self, task_id: str) -> Task:
        task = self._known(task_id)
        if task.step[0] != "SUCCESS":
            raise Refusal(400, "task_status_not_success")
        return task

    def _advanced(self, call: ReceivedCall, task: Task) -> dict[str, Any]:
        """Advances a task by one step, and returns it as a client sees it."""
        if not task.waits:
            task.fetches += 1
        shown, (status, progress) = task.shown, task.step
        is_success, is_failure = status == "SUCCESS", status == "FAILURE"
        shown |= {"status": status, "progress": progress, "imageUrl": None, "failReason": None, "buttons": []}
        if task.fetches > 1:
            shown["startTime"] = shown["startTime"] or _now()
        if is_success or is_failure:
            shown["finishTime"] = shown["finishTime"] or _now()
        if is_failure:
            shown["failReason"] = "取消任务" if task.is_cancelled else "任务失败：提示词要求失败"
        if is_success:
            shown["buttons"] = buttons_after(shown["action"], shown["properties"]["messageHash"])
        if is_success and shown["action"].startswith("VIDEO"):
            url = f"{call.base_url}/mj/video/{shown['id']}.mp4"
            shown |= {"videoUrl": url, "videoUrls": [{"url": url, "thumbnail": None}]}
        elif is_success:
            shown |= {"imageWidth": SIDE, "imageHeight": SIDE}
        if status in ("IN_PROGRESS", "SUCCESS") and not shown["action"].startswith("VIDEO"):
            side = SIDE if is_success else SIDE // 4
            shown["imageUrl"] = f"{call.base_url}/mj/image/{shown['id']}?side={side}"
        return dict(shown)

    async def close(self) -> None:
        """Ends what still notifies."""
        for notifying in self._notifying:
            notifying.cancel()
        await asyncio.gather(*self._notifying, return_exceptions=True)

    def routes(self) -> Iterable[web.RouteDef]:
        """Returns the route of the images; that of a running task is a smaller preview."""
        return [web.get("/mj/image/{id}", self._send_image)]

    async def _send_image(self, request: web.Request) -> web.Response:
        task = self._tasks.get(request.match_info["id"])
        if task is None or task.step[0] not in ("IN_PROGRESS", "SUCCESS"):
            return web.json_response({"error": "midjourney_task_not_found"}, status=400)
        side = SIDE // 4 if request.query.get("side") == str(SIDE // 4) else SIDE
        return web.Response(body=make_png(task.shown["id"], side, side), content_type="image/png")

    def _submit_prompt(self, call: ReceivedCall, action: str, command: str, final_prompt: str = "") -> Answer:
        prompt = fields_of(call)["prompt"]
        if not prompt.strip():
            return _said(4, "prompt不能为空")
        banned = _banned(prompt)
        return banned or _submitted(self._add(call, action, f"{command} {prompt}", prompt, final_prompt or prompt))

    def _add(self, call: ReceivedCall, action: str, command: str, prompt: str = "", final_prompt: str = "") -> Task:
        body, number = fields_of(call), str(next(self._numbers))
        mark = str(UUID(hashlib.sha256(number.encode()).hexdigest()[:32]))
        own = {"botType": body.get("botType", "MID_JOURNEY"), "finalPrompt": final_prompt, "messageHash": mark}
        start = {"id": number, "action": action, "status": "", "progress": ""}
        said = {"prompt": prompt, "promptEn": prompt, "description": command, "state": body.get("state")}
        times = {"submitTime": _now(), "startTime": None, "finishTime": None}
        end: dict[str, Any] = {"imageUrl": None, "failReason": None, "properties": {**_CHANNEL, **own}, "buttons": []}
        task = self._tasks[number] = Task({**start, **said, **times, **end}, body.get("notifyHook"))
        self._start_notifying(call, task)
        return task

    def _add_to(self, call: ReceivedCall, action: str, parent: Task) -> Task:
        shown = parent.shown
        task = self._add(call, action, shown["description"], shown["prompt"], shown["properties"]["finalPrompt"])
        task.shown["parentId"] = shown["id"]
        return task

    def _start_notifying(self, call: ReceivedCall, task: Task) -> None:
        if task.hook:
            notifying = asyncio.get_running_loop().create_task(self._notify(call, task, task.hook))
            self._notifying.add(notifying)
            notifying.add_done_callback(self._notifying.discard)

    async def _notify(self, call: ReceivedCall, task: Task, hook: str) -> None:
        """Posts a task at each step until it ends or waits; what the receiver answers does not matter."""
        async with ClientSession(timeout=ClientTimeout(total=5)) as session:
            status = ""
            while status not in ("SUCCESS", "FAILURE", "MODAL"):
                await asyncio.sleep(NOTIFY_EVERY)
                shown = self._advanced(call, task)
                status = shown["status"]
                with suppress(ClientError, asyncio.TimeoutError, ValueError):
                    async with session.post(hook, json=shown):
                        pass


def _now() -> int:
    return int(time.time() * 1000)


def _said(code: int, description: str, result: Any = None, properties: Mapping[str, Any] | None = None) -> Whole:
    return Whole({"code": code, "description": description, "result": result, "properties": properties or {}})


def _submitted(task: Task) -> Answer:
    return _said(1, "提交成功", task.shown["id"], _CHANNEL)


def _banned(prompt: str) -> Answer | None:
    word = next((word for word in BANNED if word in prompt.lower()), None)
    if word is None:
        return None
    properties = {"promptEn": prompt, "bannedWord": word}
    return Whole({"code": 24, "description": "可能包含敏感词", "properties": properties})


def _numbered(lines: list[str]) -> str:
    return "\n\n".join(f"{number}\ufe0f\u20e3 {line}" for number, line in enumerate(lines, 1))


def _midjourney_error(status: int, message: str) -> Any:
    # new-api joins description and result of the error by a blank.
    return {"description": f"{message} ", "type": "upstream_error", "code": 30 if status == 429 else 4}


def _midjourney_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    first = problems[0]
    if first.kind == "required" and first.path:
        return 400, _midjourney_error(400, f"{first.name}_is_required")
    return 400, {"description": f"无效的请求, {first.name}: {first.message}", "type": "new_api_error", "code": 5}


_NO_ROUTE = (404, openai_error(404, "Invalid URL", param="", code=""))

BACKEND = MockBackend(
    Midjourney,
    ErrorFormat(
        _midjourney_error,
        _midjourney_invalid,
        credentials=(401, {"error": {"message": "无效的令牌", "type": "new_api_error", "code": ""}}),
        no_route=_NO_ROUTE,
        no_method=_NO_ROUTE,
    ),
    aliases=("aitre",),
)
