"""Methods of MidjourneyApi that send several requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.settings.options import RequestOptions


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
        from mtmaisdk.clients.rest.methods.task_waiting import wait_for_task

        return await wait_for_task(self, id, timeout, interval, progress, options)
