"""The model `MidjourneySwapFaceRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter


class MidjourneySwapFaceRequest(Model):
    """A face and the image to put it into.

    Attributes:
        source_base64: Image of the face as a data URL; needed unless there is a `sourceUrl`.
        target_base64: Image to change as a data URL; needed unless there is a `targetUrl`.
        source_url: Address of the face's image; trueai midjourney-proxy only.
        target_url: Address of the image to change; trueai midjourney-proxy only.
        notify_hook: Address to POST the task to at each change; empty for the server's own. Gateways mostly ignore it.
        state: Text to find again in the task; some servers take 255 characters at most.
        account_filter: See `MidjourneyAccountFilter`.
    """

    source_base64: Annotated[str | None, Field(alias="sourceBase64", min_length=1)] = None
    target_base64: Annotated[str | None, Field(alias="targetBase64", min_length=1)] = None
    source_url: Annotated[str | None, Field(alias="sourceUrl", min_length=1)] = None
    target_url: Annotated[str | None, Field(alias="targetUrl", min_length=1)] = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
