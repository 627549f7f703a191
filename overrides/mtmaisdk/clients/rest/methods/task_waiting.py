"""Waits for Midjourney tasks to end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import inf
from time import monotonic
from typing import Any

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.calls.response import is_empty
from mtmaisdk.clients.rest.exceptions import (
    ApiConnectionException,
    ApiException,
    NotFoundException,
    RateLimitException,
    ServiceException,
    TaskTimeoutException,
    UnexpectedResponseException,
)
from mtmaisdk.clients.rest.settings import checks
from mtmaisdk.clients.rest.settings.timeouts import is_number
from mtmaisdk.clients.rest.transport.aio.waiting import call_hook, sleep

_TRANSIENT = (ApiConnectionException, RateLimitException, ServiceException, UnexpectedResponseException)
_OVER = ("SUCCESS", "FAILURE", "CANCEL", "MODAL")
_MAX_FAILURES = 3
_GROWTH = 1.5
_MAX_PAUSE = 10.0


async def wait_for(
    api: Any,
    task_ids: Sequence[str],
    timeout: float | None,
    interval: float,
    progress: Callable[[models.MidjourneyTask], Any] | None,
    options: Mapping[str, Any],
    is_list: bool,
) -> dict[str, models.MidjourneyTask]:
    """Fetches tasks until each has ended, and returns them by their ids; see `MidjourneyApi.wait_for_task`.

    `is_list` is whether to try to fetch all with one request.
    """
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
