"""The model `FastGPTNodeStatus`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTNodeStatus(Model):
    """A node starts.

    Attributes:
        status: Always `running`.
        name: Display name of the node.
    """

    status: str | None = None
    name: str | None = None
