"""The model `APIError`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.api_error_detail import APIErrorDetail


class APIError(Model):
    """One error.

    Attributes:
        code: Code of the error in the workflow engine, such as 1400.
        var_field: Invalid field of the request.
        description: What went wrong.
        docs_link: URL of a page about the error.
        message: Error of the HTTP layer, such as failed authentication.
        errors: The errors, if a handler sends the form of a bad request.
        detail: Error of the Python backend.
    """

    code: int | None = None
    var_field: Annotated[str | None, Field(alias="field")] = None
    description: str | None = None
    docs_link: str | None = None
    message: str | None = None
    errors: list[APIError] | None = None
    detail: APIErrorDetail | None = None
