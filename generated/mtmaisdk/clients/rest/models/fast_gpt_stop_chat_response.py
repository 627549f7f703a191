"""The model `FastGPTStopChatResponse`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_stopped_run import FastGPTStoppedRun


class FastGPTStopChatResponse(Model):
    """Envelope of a stopped run.

    Attributes:
        code: 200; anything else is an error.
        status_text: Name of the error.
        message: Text of the error.
        data: The run.
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: FastGPTStoppedRun | None = None
