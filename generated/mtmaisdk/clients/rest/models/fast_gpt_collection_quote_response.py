"""The model `FastGPTCollectionQuoteResponse`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_collection_page import FastGPTCollectionPage


class FastGPTCollectionQuoteResponse(Model):
    """Envelope of a page of a collection.

    Attributes:
        code: 200; anything else is an error.
        status_text: Name of the error.
        message: Text of the error.
        data: The page.
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: FastGPTCollectionPage | None = None
