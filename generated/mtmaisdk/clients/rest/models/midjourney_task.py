"""The model `MidjourneyTask`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_button import MidjourneyButton
from mtmaisdk.clients.rest.models.midjourney_media import MidjourneyMedia
from mtmaisdk.clients.rest.models.midjourney_progress import MidjourneyProgress
from mtmaisdk.clients.rest.models.midjourney_task_action import MidjourneyTaskAction
from mtmaisdk.clients.rest.models.midjourney_task_properties import MidjourneyTaskProperties
from mtmaisdk.clients.rest.models.midjourney_task_status import MidjourneyTaskStatus


class MidjourneyTask(Model):
    """A task, as returned by fetch_task and as POSTed to `notifyHook`. Times are milliseconds since 1970; 0 or null
    means not yet.

    Attributes:
        id: Id of the task.
        action: What the task does.
        status: Status of the task.
        progress: Progress of the task.
        prompt: Prompt as submitted.
        prompt_en: Prompt in English.
        description: Description of the task, such as `/imagine Cat`.
        state: `state` of the submission.
        submit_time: When the task was submitted.
        start_time: When the task started.
        finish_time: When the task ended.
        image_url: The image, a preview while the task runs; links to Discord expire.
        fail_reason: Why the task failed.
        properties: Details.
        buttons: Actions for the result, for submit_action.
        bot_type: Bot that was used.
        mode: Speed: RELAX, FAST or TURBO.
        parent_id: Id of the task whose button was pressed.
        custom_id: Button that was pressed.
        mask_base64: Mask for inpainting.
        image_urls: The individual images.
        image_width: Width of the image in pixels.
        image_height: Height of the image in pixels.
        video_url: URL of the video.
        video_urls: The individual videos.
        real_bot_type: Bot that did the task, if not the one that was asked (trueai midjourney-proxy).
    """

    id: str | None = None
    action: MidjourneyTaskAction | str | None = None
    status: MidjourneyTaskStatus | str | None = None
    progress: MidjourneyProgress | None = None
    prompt: str | None = None
    prompt_en: Annotated[str | None, Field(alias="promptEn")] = None
    description: str | None = None
    state: str | None = None
    submit_time: Annotated[int | None, Field(alias="submitTime")] = None
    start_time: Annotated[int | None, Field(alias="startTime")] = None
    finish_time: Annotated[int | None, Field(alias="finishTime")] = None
    image_url: Annotated[str | None, Field(alias="imageUrl")] = None
    fail_reason: Annotated[str | None, Field(alias="failReason")] = None
    properties: MidjourneyTaskProperties | None = None
    buttons: list[MidjourneyButton] | None = None
    bot_type: Annotated[str | None, Field(alias="botType")] = None
    mode: str | None = None
    parent_id: Annotated[str | None, Field(alias="parentId")] = None
    custom_id: Annotated[str | None, Field(alias="customId")] = None
    mask_base64: Annotated[str | None, Field(alias="maskBase64")] = None
    image_urls: Annotated[list[MidjourneyMedia] | None, Field(alias="imageUrls")] = None
    image_width: Annotated[int | None, Field(alias="imageWidth")] = None
    image_height: Annotated[int | None, Field(alias="imageHeight")] = None
    video_url: Annotated[str | None, Field(alias="videoUrl")] = None
    video_urls: Annotated[list[MidjourneyMedia] | None, Field(alias="videoUrls")] = None
    real_bot_type: Annotated[str | None, Field(alias="realBotType")] = None
