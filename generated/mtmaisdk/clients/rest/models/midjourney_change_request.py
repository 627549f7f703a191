"""The model `MidjourneyChangeRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class MidjourneyChangeRequest(Model):
    """Request to upscale, vary or repeat.

    Attributes:
        task_id: Id of the finished task.
        action: What to do.
        index: Number of the image, 1 to 4; new-api requires it even for REROLL, where it has no effect.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
    """

    task_id: Annotated[str, Field(alias="taskId")]
    action: Literal["UPSCALE", "VARIATION", "REROLL"] | str
    index: Annotated[int | None, Field(ge=1, le=4)] = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
