"""The model `MidjourneyListRequest`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class MidjourneyListRequest(Model):
    """Request to fetch several tasks.

    Attributes:
        ids: Ids of the tasks.
    """

    ids: list[str]
