"""What MidjourneyApi can do beyond single requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from mtmaisdk.clients.rest.api_client import ApiClient
    from mtmaisdk.clients.rest.models import MidjourneyTask
    from mtmaisdk.clients.rest.settings.options import RequestOptions


class MidjourneyApiMixin:
    """Waiting for tasks."""

    api_client: ApiClient

    async def wait_for_task(
        self,
        id: str,  # noqa: A002 - as fetch_task calls it
        *,
        timeout: float | None = 600,
        interval: float = 1,
        progress: Callable[[MidjourneyTask], Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> MidjourneyTask:
        """Fetches a task until it has ended, and returns it.

        Args:
            id: Id of the task, `result` of the submission.
            timeout: Seconds until the deadline; `None` for none.
            interval: Seconds to the second look; later ones come after half as much again, up to ten seconds.
            progress: Is called with the task whenever its status or progress has changed.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument's value does not fit it.
            TaskFailedException: The task failed, was cancelled, or waits for `submit_modal`; `.task` is the task.
            TaskTimeoutException: The deadline passed; `.task` is the task as it was last seen.
            ApiException: The server refused, as it does for an unknown task.
            ApiConnectionException: The server could not be reached three times in a row.
        """
        from mtmaisdk.clients.rest.methods.task_waiting import wait_for_task

        return await wait_for_task(self, id, timeout, interval, progress, options)
