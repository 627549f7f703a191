"""Methods of MidjourneyApi that send several requests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf
from time import monotonic
from typing import Any

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.calls.response import is_empty
from mtmaisdk.clients.rest.contract.lenient import read_answer
from mtmaisdk.clients.rest.exceptions import (
    ApiConnectionException,
    ApiException,
    NotFoundException,
    RateLimitException,
    ServiceException,
    TaskFailedException,
    TaskTimeoutException,
    UnexpectedResponseException,
)
from mtmaisdk.clients.rest.settings import checks
from mtmaisdk.clients.rest.settings.options import RequestOptions
from mtmaisdk.clients.rest.settings.timeouts import is_number
from mtmaisdk.clients.rest.transport.aio.waiting import call_hook, sleep

_TRANSIENT = (ApiConnectionException, RateLimitException, ServiceException, UnexpectedResponseException)
_OVER = ("SUCCESS", "FAILURE", "CANCEL", "MODAL")
_MAX_FAILURES = 3
_GROWTH = 1.5
_MAX_PAUSE = 10.0

_CHANGE = re.compile(
    r"(?P<letter>[UV])(?P<number>[1-4])|🔄|R|MJ::JOB::(?P<kind>upsample|variation|reroll)::(?P<place>[1-4]?)0?::.*"
)
"""A button that `submit_change` can press: its label or `customId`."""

_ACTIONS = {"U": "UPSCALE", "upsample": "UPSCALE", "V": "VARIATION", "variation": "VARIATION", "reroll": "REROLL"}


class MidjourneyApiMixin:
    """Waiting for tasks, pressing buttons, and reading notifications."""

    api_client: ApiClient

    async def wait_for_task(
        self,
        id: str,  # noqa: A002 - as in fetch_task
        *,
        timeout: float | None = 600,
        interval: float = 1,
        progress: Callable[[models.MidjourneyTask], Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.MidjourneyTask:
        """Fetches a task until it has ended, and returns it.

        Args:
            id: Id of the task, `result` of the submission.
            timeout: Seconds until the deadline; `None` means no deadline.
            interval: Seconds until the second poll; each further pause is 1.5 times as long, up to ten seconds.
            progress: Called with the task whenever its status or progress has changed.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid.
            TaskFailedException: The task failed, was cancelled, or waits for `submit_modal`; `.task` is the task.
            TaskTimeoutException: The deadline passed; `.task` is the task when it was last fetched.
            ApiException: The server refused the request, as for an unknown task, or three times in a row it failed or
                sent nothing or a web page.
            ApiConnectionException: The server could not be reached three times in a row.
        """
        task = (await _wait(self, [id], timeout, interval, progress, options, is_list=False))[id]
        if task.status in ("FAILURE", "CANCEL"):
            ended = "failed" if task.status == "FAILURE" else "was cancelled"
            raise TaskFailedException(f"task {id} {ended}: {task.fail_reason or 'the server gives no reason'}", task)
        if task.status == "MODAL":
            raise TaskFailedException(f"task {id} waits for its dialog: answer it with submit_modal()", task)
        return task

    async def wait_for_all(
        self,
        ids: Iterable[str],
        *,
        timeout: float | None = 600,
        interval: float = 1,
        progress: Callable[[models.MidjourneyTask], Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[models.MidjourneyTask]:
        """Fetches tasks, all with one request, until each has ended, and returns them in the order of the ids.

        A task that failed, was cancelled or waits for `submit_modal` is among them. Takes the arguments of
        `wait_for_task` and raises the same errors, but no `TaskFailedException`.
        """
        wanted = [str(each) for each in ids]
        found = await _wait(self, wanted, timeout, interval, progress, options, is_list=True)
        return [found[each] for each in wanted]

    async def press_button(
        self, task_id: str, button: str, **options: Unpack[RequestOptions]
    ) -> models.MidjourneySubmitResponse:
        """Presses the button of a finished task that has this label, emoji or `customId`.

        Where the server has no `submit_action`, or its tasks no buttons, `submit_change` takes its place.

        Raises:
            ValueError: The task has no such button.
            ApiException: The server refused the request.
        """
        api: Any = self
        found = (await api.fetch_task(task_id, **options)).buttons or []
        ids = [
            each.custom_id for each in found if each.custom_id and button in (each.label, each.emoji, each.custom_id)
        ]
        change = _CHANGE.fullmatch(ids[0] if ids else button)
        pressed: models.MidjourneySubmitResponse
        if ids:
            try:
                pressed = await api.submit_action(task_id=task_id, custom_id=ids[0], **options)
                return pressed
            except ApiException as error:
                # Code 3 is trueai's for an unknown task.
                if error.status not in (404, 405) or str(error.code) == "3" or change is None:
                    raise
        elif found or change is None:
            labels = " ".join(filter(None, (each.label or each.emoji for each in found))) or "none"
            raise ValueError(f"task {task_id} has no button {button!r}; it has {labels}")
        action = _ACTIONS[next(filter(None, change.group("kind", "letter")), "reroll")]
        # new-api requires an index even for REROLL.
        index = int(change["number"] or change["place"] or 1)
        pressed = await api.submit_change(task_id=task_id, action=action, index=index, **options)
        return pressed

    @staticmethod
    def read_notification(body: str | bytes) -> models.MidjourneyTask:
        """Returns the task of a notification, whose body was sent to the `notifyHook` of a submission.

        Raises:
            ValueError: It is not a task.
        """
        task: models.MidjourneyTask = read_answer("MidjourneyTask", body.encode() if isinstance(body, str) else body)
        if not task.id:
            raise ValueError("not a task: it has no id")
        return task


async def _wait(
    api: Any,
    task_ids: Sequence[str],
    timeout: float | None,
    interval: float,
    progress: Callable[[models.MidjourneyTask], Any] | None,
    options: Mapping[str, Any],
    is_list: bool,
) -> dict[str, models.MidjourneyTask]:
    for name, value in (("timeout", 1 if timeout is None else timeout), ("interval", interval)):
        if not is_number(value) or not value > 0:
            raise ValueError(f"{name}: {value!r} is not a number of seconds above 0")
    checks.check_function("progress", progress)
    deadline = inf if timeout is None else monotonic() + timeout
    timeouts = api.api_client.configuration.timeouts_for(options)
    tasks: dict[str, models.MidjourneyTask] = {}
    waiting, failures = [*task_ids], 0
    while waiting:
        left = deadline - monotonic()
        if left <= 0:
            task = tasks.get(waiting[0])
            state = "not fetched yet" if task is None else f"status {task.status!r}, progress {task.progress!r}"
            raise TaskTimeoutException(f"task {waiting[0]} did not end within {timeout} seconds: {state}", task)
        if left < (inf if timeouts.total is None else timeouts.total):
            timeouts = replace(timeouts, total=left)
        pause = interval
        try:
            found, is_list = await _fetch(api, waiting, {**options, "_request_timeout": timeouts}, is_list)
        except (*_TRANSIENT, NotFoundException) as error:
            # A server may answer the first polls of a new task with nothing, and a proxy any poll with a web page.
            if isinstance(error, NotFoundException) and not is_empty((error.body or "").encode()):
                raise
            failures += 1
            if failures == _MAX_FAILURES and monotonic() < deadline:
                raise
            if isinstance(error, RateLimitException):
                pause = max(pause, error.retry_after or 0)
        else:
            failures = 0
            for task_id, seen in found.items():
                known, tasks[task_id] = tasks.get(task_id), seen
                is_new = known is None or (known.status, known.progress) != (seen.status, seen.progress)
                if progress is not None and is_new:
                    await call_hook("progress", progress, seen)
            # A task that a list lacks is not known yet.
            waiting = [each for each in waiting if each not in tasks or tasks[each].status not in _OVER]
            if not waiting:
                break
        await sleep(max(0.0, min(pause, deadline - monotonic())))
        interval = min(interval * _GROWTH, max(interval, _MAX_PAUSE))
    return tasks


async def _fetch(
    api: Any, task_ids: Sequence[str], options: Mapping[str, Any], is_list: bool
) -> tuple[dict[str, models.MidjourneyTask], bool]:
    """Returns tasks by their ids, and whether the server can list them."""
    if is_list:
        try:
            return {str(task.id): task for task in await api.list_tasks(ids=task_ids, **options)}, True
        except ApiException as error:
            if error.status not in (404, 405):
                raise
    return {task_id: await api.fetch_task(task_id, **options) for task_id in task_ids}, False
