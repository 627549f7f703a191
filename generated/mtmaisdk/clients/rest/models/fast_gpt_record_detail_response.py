"""The model `FastGPTRecordDetailResponse`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_node_response import FastGPTNodeResponse


class FastGPTRecordDetailResponse(Model):
    """Envelope of a message's node responses.

    Attributes:
        code: 200; anything else is an error.
        status_text: Name of the error.
        message: Text of the error.
        data: Node responses; empty for an unknown message.
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: list[FastGPTNodeResponse] | None = None
