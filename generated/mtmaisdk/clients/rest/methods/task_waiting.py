"""Polls a Midjourney task until it has ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.calls.response import is_empty
from mtmaisdk.clients.rest.exceptions import (
    ApiConnectionException,
    NotFoundException,
    RateLimitException,
    ServiceException,
    TaskFailedException,
    TaskTimeoutException,
    UnexpectedResponseException,
)
from mtmaisdk.clients.rest.transport.aio.waiting import call_hook, sleep

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.models import MidjourneyTask


_TRANSIENT = (ApiConnectionException, RateLimitException, ServiceException, UnexpectedResponseException)
_MAX_FAILURES = 3
_GROWTH = 1.5
_MAX_PAUSE = 10.0


async def wait_for_task(
    api: Any,
    task_id: str,
    timeout: float | None,
    interval: float,
    progress: Callable[[Any], Any] | None,
    options: Mapping[str, Any],
) -> MidjourneyTask:
    """Fetches a task until it has ended, and returns it; see `MidjourneyApi.wait_for_task`."""
    for name, value in (("timeout", 1 if timeout is None else timeout), ("interval", interval)):
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not value > 0:
            raise ValueError(f"{name}: {value!r} is not a number of seconds above 0")
    if progress is not None and not callable(progress):
        raise ValueError(f"progress: {progress!r} is not a function")
    deadline = None if timeout is None else monotonic() + timeout
    timeouts = api.api_client.configuration.timeouts_for(options)
    task: MidjourneyTask | None = None
    shown: tuple[Any, Any] | None = None
    failures = 0
    while True:
        left = None if deadline is None else deadline - monotonic()
        if left is not None:
            if left <= 0:
                state = "not fetched yet" if task is None else f"status {task.status!r}, progress {task.progress!r}"
                raise TaskTimeoutException(f"task {task_id} did not end within {timeout} seconds: {state}", task)
            timeouts = replace(timeouts, total=left if timeouts.total is None else min(left, timeouts.total))
        pause = interval
        try:
            seen: MidjourneyTask = await api.fetch_task(task_id, **{**options, "_request_timeout": timeouts})
        except (*_TRANSIENT, NotFoundException) as error:
            # A server may answer the first polls of a new task with nothing, and a proxy any poll with a web page.
            if isinstance(error, NotFoundException) and not is_empty((error.body or "").encode()):
                raise
            failures += 1
            if failures == _MAX_FAILURES and (deadline is None or monotonic() < deadline):
                raise
            if isinstance(error, RateLimitException):
                pause = max(pause, error.retry_after or 0)
        else:
            failures, task = 0, seen
            if progress is not None and shown != (seen.status, seen.progress):
                shown = (seen.status, seen.progress)
                await call_hook("progress", progress, seen)
            if seen.status == "SUCCESS":
                return seen
            _raise_if_over(task_id, seen)
        await sleep(pause if deadline is None else max(0.0, min(pause, deadline - monotonic())))
        interval = min(interval * _GROWTH, max(interval, _MAX_PAUSE))


def _raise_if_over(task_id: str, task: MidjourneyTask) -> None:
    if task.status in ("FAILURE", "CANCEL"):
        ended = "failed" if task.status == "FAILURE" else "was cancelled"
        raise TaskFailedException(f"task {task_id} {ended}: {task.fail_reason or 'the server gives no reason'}", task)
    if task.status == "MODAL":
        raise TaskFailedException(f"task {task_id} waits for its dialog: answer it with submit_modal()", task)
