"""The model `FastGPTAuthProxy`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTAuthProxy(Model):
    """Member on whose behalf an account key acts (4.15 and newer); set one of the two fields.

    Attributes:
        username: Login name of the member.
        tmb_id: Id of the member in the team.
    """

    username: str | None = None
    tmb_id: Annotated[str | None, Field(alias="tmbId")] = None
