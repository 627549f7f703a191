"""Methods of MidjourneyApi that send several requests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.contract.lenient import read_answer
from mtmaisdk.clients.rest.exceptions import ApiException, TaskFailedException
from mtmaisdk.clients.rest.methods.task_waiting import wait_for
from mtmaisdk.clients.rest.settings.options import RequestOptions

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
        task = (await wait_for(self, [id], timeout, interval, progress, options, is_list=False))[id]
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
        found = await wait_for(self, wanted, timeout, interval, progress, options, is_list=True)
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
        try:
            task: models.MidjourneyTask = read_answer(
                "MidjourneyTask", body.encode() if isinstance(body, str) else body
            )
        except ValueError as error:
            raise ValueError("body: not a task as JSON") from error
        if not task.id:
            raise ValueError("body: not a task, it has no id")
        return task
