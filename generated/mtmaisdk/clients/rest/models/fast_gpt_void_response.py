"""The model `FastGPTVoidResponse`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTVoidResponse(Model):
    """Envelope without a result.

    Attributes:
        code: 200; anything else is an error.
        status_text: Name of the error.
        message: Text of the error.
        data: `null`; on some versions an empty object.
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: dict[str, Any] | None = None
