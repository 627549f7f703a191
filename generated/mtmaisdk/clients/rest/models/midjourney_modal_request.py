"""The model `MidjourneyModalRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter


class MidjourneyModalRequest(Model):
    """Request to confirm a dialog.

    Attributes:
        task_id: Id of the waiting task: `result` of the submission with code 21.
        prompt: Changed prompt; if empty, the old prompt is kept.
        mask_base64: Mask for inpainting as a data URL: black areas stay, white areas change.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
        account_filter: See `MidjourneyAccountFilter`.
    """

    task_id: Annotated[str, Field(alias="taskId")]
    prompt: str | None = None
    mask_base64: Annotated[str | None, Field(alias="maskBase64")] = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
