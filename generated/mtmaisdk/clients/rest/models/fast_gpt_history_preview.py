"""The model `FastGPTHistoryPreview`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTHistoryPreview(Model):
    """Message of a node's context.

    Attributes:
        obj: Author: `Human`, `AI` or `System`.
        value: The text.
    """

    obj: str | None = None
    value: str | None = None
