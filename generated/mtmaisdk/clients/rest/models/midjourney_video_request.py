"""The model `MidjourneyVideoRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter


class MidjourneyVideoRequest(Model):
    """Request to generate or extend a video.

    Attributes:
        prompt: The prompt.
        image: First image, a URL or data URL; not when a video is extended.
        end_image: Last image, a URL or data URL.
        motion: How much moves.
        loop: Whether the video ends as it begins.
        batch_size: Number of videos, 4 by default.
        video_type: Model and size, such as `vid_1.1_i2v_480`.
        task_id: Id of the task whose video is extended.
        action: `extend` to extend a video; new-api requires it with `taskId`.
        index: Number of the video to extend, from 0.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
        account_filter: See `MidjourneyAccountFilter`.
    """

    prompt: str
    image: str | None = None
    end_image: Annotated[str | None, Field(alias="endImage")] = None
    motion: Literal["low", "high"] | str | None = None
    loop: bool | None = None
    batch_size: Annotated[int | None, Field(alias="batchSize")] = None
    video_type: Annotated[str | None, Field(alias="videoType")] = None
    task_id: Annotated[str | None, Field(alias="taskId")] = None
    action: str | None = None
    index: Annotated[int | None, Field(ge=0, le=3)] = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
