"""The model `FastGPTFileUrlResponse`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTFileUrlResponse(Model):
    """Envelope of a file's URL.

    Attributes:
        code: 200; anything else is an error.
        status_text: Name of the error.
        message: Text of the error.
        data: The URL; valid for a limited time, one hour on 4.14.
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: str | None = None
