"""Methods of MidjourneyApi that send several requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import inf
from time import monotonic
from typing import Any

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
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
from mtmaisdk.clients.rest.settings.options import RequestOptions
from mtmaisdk.clients.rest.transport.aio.waiting import call_hook, sleep

_TRANSIENT = (ApiConnectionException, RateLimitException, ServiceException, UnexpectedResponseException)
_MAX_FAILURES = 3
_GROWTH = 1.5
_MAX_PAUSE = 10.0


class MidjourneyApiMixin:
    """Waiting for tasks."""

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
        for name, value in (("timeout", 1 if timeout is None else timeout), ("interval", interval)):
            if not isinstance(value, (int, float)) or isinstance(value, bool) or not value > 0:
                raise ValueError(f"{name}: {value!r} is not a number of seconds above 0")
        if progress is not None and not callable(progress):
            raise ValueError(f"progress: {progress!r} is not a function")
        return await _wait(self, id, timeout, interval, progress, options)


async def _wait(
    api: Any,
    task_id: str,
    timeout: float | None,
    interval: float,
    progress: Callable[[models.MidjourneyTask], Any] | None,
    options: Mapping[str, Any],
) -> models.MidjourneyTask:
    deadline = inf if timeout is None else monotonic() + timeout
    timeouts = api.api_client.configuration.timeouts_for(options)
    task: models.MidjourneyTask | None = None
    failures = 0
    while True:
        left = deadline - monotonic()
        if left <= 0:
            state = "not fetched yet" if task is None else f"status {task.status!r}, progress {task.progress!r}"
            raise TaskTimeoutException(f"task {task_id} did not end within {timeout} seconds: {state}", task)
        if left < (inf if timeouts.total is None else timeouts.total):
            timeouts = replace(timeouts, total=left)
        pause = interval
        try:
            seen: models.MidjourneyTask = await api.fetch_task(task_id, **{**options, "_request_timeout": timeouts})
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
            is_new = task is None or (task.status, task.progress) != (seen.status, seen.progress)
            failures, task = 0, seen
            if progress is not None and is_new:
                await call_hook("progress", progress, seen)
            if seen.status == "SUCCESS":
                return seen
            _raise_if_over(task_id, seen)
        await sleep(max(0.0, min(pause, deadline - monotonic())))
        interval = min(interval * _GROWTH, max(interval, _MAX_PAUSE))


def _raise_if_over(task_id: str, task: models.MidjourneyTask) -> None:
    if task.status in ("FAILURE", "CANCEL"):
        ended = "failed" if task.status == "FAILURE" else "was cancelled"
        raise TaskFailedException(f"task {task_id} {ended}: {task.fail_reason or 'the server gives no reason'}", task)
    if task.status == "MODAL":
        raise TaskFailedException(f"task {task_id} waits for its dialog: answer it with submit_modal()", task)
