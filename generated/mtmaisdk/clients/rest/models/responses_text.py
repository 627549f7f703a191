"""The model `ResponsesText`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.responses_format import ResponsesFormat


class ResponsesText(Model):
    """How the text is written.

    Attributes:
        format: Format of the text.
        verbosity: Length of the text: `low`, `medium` or `high` (OpenAI).
    """

    format: ResponsesFormat | None = None
    verbosity: str | None = None
