"""The model `FastGPTChunkDelta`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTChunkDelta(Model):
    """New text.

    Attributes:
        role: Always `assistant`, in every piece.
        content: Text to append.
        reasoning_content: Reasoning to append.
    """

    role: str | None = None
    content: str | None = None
    reasoning_content: str | None = None
