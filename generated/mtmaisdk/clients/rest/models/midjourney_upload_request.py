"""The model `MidjourneyUploadRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_account_filter import MidjourneyAccountFilter


class MidjourneyUploadRequest(Model):
    """Request to upload images.

    Attributes:
        base64_array: The images as data URLs.
        account_filter: See `MidjourneyAccountFilter`.
    """

    base64_array: Annotated[list[str], Field(alias="base64Array", min_length=1)]
    account_filter: Annotated[MidjourneyAccountFilter | None, Field(alias="accountFilter")] = None
