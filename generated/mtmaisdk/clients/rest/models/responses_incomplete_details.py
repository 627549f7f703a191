"""The model `ResponsesIncompleteDetails`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesIncompleteDetails(Model):
    """Why a response is incomplete.

    Attributes:
        reason: `max_output_tokens`, `content_filter` or another reason.
    """

    reason: str | None = None
