"""The model `MidjourneySwapFaceRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter


class MidjourneySwapFaceRequest(Model):
    """Request to put a face into an image.

    Attributes:
        source_base64: Image of the face as a data URL; required unless `sourceUrl` is set.
        target_base64: Image to change as a data URL; required unless `targetUrl` is set.
        source_url: URL of the image of the face; trueai midjourney-proxy only.
        target_url: URL of the image to change; trueai midjourney-proxy only.
        notify_hook: URL to which the task is POSTed on each change; if empty, the server's own is used. Most
            gateways ignore it.
        state: Custom text that the task returns; some servers limit it to 255 characters.
        account_filter: See `MidjourneyAccountFilter`.
    """

    source_base64: Annotated[str | None, Field(alias="sourceBase64", min_length=1)] = None
    target_base64: Annotated[str | None, Field(alias="targetBase64", min_length=1)] = None
    source_url: Annotated[str | None, Field(alias="sourceUrl", min_length=1)] = None
    target_url: Annotated[str | None, Field(alias="targetUrl", min_length=1)] = None
    notify_hook: Annotated[str | None, Field(alias="notifyHook")] = None
    state: str | None = None
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
