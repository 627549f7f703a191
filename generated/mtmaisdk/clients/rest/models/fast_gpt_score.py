"""The model `FastGPTScore`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTScore(Model):
    """Score of one type of search.

    Attributes:
        type: Type of search, such as `embedding` or `reRank`.
        value: The score.
        index: Rank within this type of search.
    """

    type: str | None = None
    value: float | None = None
    index: int | None = None
