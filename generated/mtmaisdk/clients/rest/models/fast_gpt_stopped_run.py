"""The model `FastGPTStoppedRun`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTStoppedRun(Model):
    """What became of the run.

    Attributes:
        success: Whether the run was marked, not whether it has ended.
        completed: Whether the run ended while the server waited; always false on the newest servers.
        chat_generate_status: 0 generating, 1 done, 2 error (newer servers).
    """

    success: bool | None = None
    completed: bool | None = None
    chat_generate_status: Annotated[int | None, Field(alias="chatGenerateStatus")] = None
