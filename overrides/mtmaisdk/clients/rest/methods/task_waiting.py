"""Waits until a Midjourney task has ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.exceptions import (
    ApiConnectionException,
    OpenApiException,
    RateLimitException,
    ServiceException,
    TaskFailedException,
    TaskTimeoutException,
)
from mtmaisdk.clients.rest.methods.step import CallMethod, Notify, Sleep, Steps

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.configuration import Configuration
    from mtmaisdk.clients.rest.models import MidjourneyTask


_PASSING = (ApiConnectionException, RateLimitException, ServiceException)
_MOST_FAILURES = 3
_GROWTH = 1.5
_LONGEST_PAUSE = 10.0


def wait_for_task(
    configuration: Configuration,
    task_id: str,
    timeout: float | None,
    interval: float,
    progress: Callable[[Any], Any] | None,
    options: Mapping[str, Any],
) -> Steps[MidjourneyTask]:
    """Returns the steps of the wait.

    Args:
        configuration: The client's.
        task_id: Id of the task.
        timeout: Seconds until the deadline; `None` for none.
        interval: Seconds to the second look; later ones come after half as much again, up to ten seconds.
        progress: Is called with the task whenever its status or progress has changed.
        options: Options of every call.

    Raises:
        ValueError: A number is not above 0.
        TaskFailedException: The task ended without success, or waits for its dialog.
        TaskTimeoutException: The deadline passed.
        OpenApiException: The server refused, or could not be asked three times in a row.
    """
    for name, value in (("timeout", timeout), ("interval", interval)):
        is_open_end = value is None and name == "timeout"
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not is_open_end and not (is_number and value is not None and value > 0):
            raise ValueError(f"{name}: {value!r} is not a number of seconds above 0")
    if progress is not None and not callable(progress):
        raise ValueError(f"progress: {progress!r} is not a function")
    deadline = None if timeout is None else monotonic() + timeout
    timeouts = configuration.timeouts_for(options)
    task: MidjourneyTask | None = None
    shown: tuple[Any, Any] | None = None
    failures = 0
    last: OpenApiException | None = None
    while True:
        left = None if deadline is None else deadline - monotonic()
        if left is not None and left <= 0:
            status = "it was not seen" if task is None else f"status {task.status!r}, progress {task.progress!r}"
            raise TaskTimeoutException(f"task {task_id} did not end within {timeout} seconds: {status}", task)
        if left is not None:
            timeouts = replace(timeouts, total=left if timeouts.total is None else min(left, timeouts.total))
        try:
            arguments = {"id": task_id, **options, "_request_timeout": timeouts}
            seen: MidjourneyTask = yield CallMethod("fetch_task", arguments)
        except _PASSING as error:
            failures += 1
            is_late = deadline is not None and monotonic() >= deadline
            if failures == _MOST_FAILURES and not is_late:
                raise
            last = error
        else:
            last, failures, task = None, 0, seen
            if progress is not None and shown != (seen.status, seen.progress):
                shown = (seen.status, seen.progress)
                yield Notify("progress", progress, seen)
            if seen.status == "SUCCESS":
                return seen
            _raise_if_over(task_id, seen)
        pause = interval
        if isinstance(last, RateLimitException):
            pause = max(pause, last.retry_after or 0)
        yield Sleep(pause if deadline is None else max(0.0, min(pause, deadline - monotonic())))
        interval = min(interval * _GROWTH, max(interval, _LONGEST_PAUSE))


def _raise_if_over(task_id: str, task: MidjourneyTask) -> None:
    if task.status in ("FAILURE", "CANCEL"):
        ended = "failed" if task.status == "FAILURE" else "was cancelled"
        raise TaskFailedException(f"task {task_id} {ended}: {task.fail_reason or 'the server gives no reason'}", task)
    if task.status == "MODAL":
        raise TaskFailedException(f"task {task_id} waits for its dialog: answer it with submit_modal()", task)
