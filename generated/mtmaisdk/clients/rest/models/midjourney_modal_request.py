"""The model `MidjourneyModalRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter


class MidjourneyModalRequest(Model):
    """A dialog to confirm.

    Attributes:
        task_id: Id of the task that waits, `result` of the submission with code 21.
        prompt: Prompt for the change; empty keeps the old one.
        mask_base64: Mask for inpainting as a data URL: black stays, white changes.
        notify_hook: Address to POST the task to at each change; empty for the server's own. Gateways mostly ignore it.
        state: Text to find again in the task; some servers take 255 characters at most.
        account_filter: See `MidjourneyAccountFilter`.
    """

    task_id: Annotated[str, Field(alias="taskId")]
    prompt: str | None = None
    mask_base64: Annotated[str | None, Field(alias="maskBase64")] = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
