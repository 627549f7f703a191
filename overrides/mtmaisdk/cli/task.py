"""Waits for a Midjourney task."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from mtmaisdk.clients.rest.exceptions import ApiException, TaskFailedException, TaskTimeoutException

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.models import MidjourneySubmitResponse, MidjourneyTask
    from mtmaisdk.clients.rest.sync import MidjourneyApi

_ACCEPTED = (1, 21, 22)


def task_id_of(answer: MidjourneySubmitResponse) -> str:
    """Returns the id of a submitted task.

    Raises:
        ApiException: It was refused.
    """
    result = answer.result[0] if isinstance(answer.result, list) and answer.result else answer.result
    if answer.code not in _ACCEPTED or not result:
        said = answer.description or answer.message or "the server says nothing of why"
        raise ApiException(message=f"the task was refused with code {answer.code}: {said}")
    return str(result)


def wait_for(
    api: MidjourneyApi, task_id: str, every: float, timeout: float, report: Callable[[float, str], None]
) -> MidjourneyTask:
    """Fetches a task until it is done, and returns it.

    Args:
        api: The server.
        task_id: The task.
        every: Seconds between two looks.
        timeout: Seconds in all.
        report: Gets percentage and status after each look.

    Raises:
        TaskFailedException: It ended without an image, or waits for somebody.
        TaskTimeoutException: It is not done in time.
    """
    end = time.monotonic() + timeout
    while True:
        task = api.fetch_task(task_id)
        status = task.status or ""
        report(_percent(task.progress), status)
        if status == "SUCCESS":
            return task
        if status in ("FAILURE", "CANCEL"):
            raise TaskFailedException(f"task {task_id} failed: {task.fail_reason or status}", task)
        if status == "MODAL":
            raise TaskFailedException(f"task {task_id} waits for an answer to its dialog", task)
        if time.monotonic() + every > end:
            raise TaskTimeoutException(f"task {task_id} is not done after {timeout:g} seconds", task)
        time.sleep(every)


def _percent(progress: str | float | None) -> float:
    try:
        return min(max(float(str(progress or 0).rstrip("%")), 0), 100)
    except ValueError:
        return 0
