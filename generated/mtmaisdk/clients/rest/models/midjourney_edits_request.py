"""The model `MidjourneyEditsRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter


class MidjourneyEditsRequest(Model):
    """Request to edit an image.

    Attributes:
        prompt: The prompt.
        image: The image: URL, data URL or base64.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
        account_filter: See `MidjourneyAccountFilter`.
    """

    prompt: str
    image: str
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
