"""The model `FastGPTUploadTicketResponse`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_upload_ticket import FastGPTUploadTicket


class FastGPTUploadTicketResponse(Model):
    """Envelope of an upload ticket.

    Attributes:
        code: 200; anything else is an error.
        status_text: Name of the error.
        message: Text of the error.
        data: The ticket.
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: FastGPTUploadTicket | None = None
