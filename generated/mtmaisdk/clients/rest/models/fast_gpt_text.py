"""The model `FastGPTText`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTText(Model):
    """A piece of text.

    Attributes:
        content: The text.
    """

    content: str | None = None
