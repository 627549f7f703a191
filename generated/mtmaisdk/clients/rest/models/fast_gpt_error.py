"""The model `FastGPTError`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTError(Model):
    """Envelope of every error. Classify errors by `code` and `statusText`: the HTTP status differs between versions. In
    a stream, an error that is a plain message has only `message`.

    Attributes:
        code: Error code, such as 403 or 514 (key), 429, 500004 (points), 502000 (app) or 504000 (chat); 500 if the
            error has no code.
        status_text: Name of the error, such as `unAuthApiKey`; `error` or empty if the error has no name.
        message: Text, often an untranslated key such as `common:code_error.error_message.403`.
        data: Mostly null; any JSON value.
        zod_error: Invalid fields of the request.
        error_type: `UserError` for errors made by the caller (4.15.2 and newer).
    """

    code: int | None = None
    status_text: Annotated[str | None, Field(alias="statusText")] = None
    message: str | None = None
    data: Any | None = None
    zod_error: Annotated[list[dict[str, Any]] | None, Field(alias="zodError")] = None
    error_type: Annotated[str | None, Field(alias="errorType")] = None
