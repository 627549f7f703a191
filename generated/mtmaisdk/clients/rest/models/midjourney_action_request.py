"""The model `MidjourneyActionRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter
from mtmaisdk.clients.rest.models.midjourney_flag import MidjourneyFlag


class MidjourneyActionRequest(Model):
    """Request to press a button.

    Attributes:
        custom_id: `customId` of a button of the task. new-api supports only upsample, variation, pan, reroll,
            Outpaint, CustomZoom and Inpaint.
        task_id: Id of the task that has the button.
        choose_same_channel: Whether to stay on the account of the first task; `false` by default.
        enable_remix: Whether to ask for a changed prompt first; trueai midjourney-proxy only.
        strong: Whether to create a strong variation; trueai midjourney-proxy only.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
        account_filter: See `MidjourneyAccountFilter`.
    """

    custom_id: Annotated[str, Field(alias="customId")]
    task_id: Annotated[str, Field(alias="taskId")]
    choose_same_channel: Annotated[MidjourneyFlag | None, Field(alias="chooseSameChannel")] = None
    enable_remix: Annotated[bool | None, Field(alias="enableRemix")] = None
    strong: bool | None = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
