"""The model `MidjourneyAccountFilter`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class MidjourneyAccountFilter(Model):
    """Which account of the server runs the task; most gateways ignore it.

    Attributes:
        channel_id: Id of the Discord channel.
        instance_id: Id of the account.
        modes: Allowed speeds.
        remark: Remark of the account.
        remix: Whether remix is on for the account.
        remix_auto_considered: Whether the account confirms remix dialogs automatically.
        niji_remix: Whether remix is on for Niji; trueai midjourney-proxy only.
    """

    channel_id: Annotated[str | None, Field(alias="channelId")] = None
    instance_id: Annotated[str | None, Field(alias="instanceId")] = None
    modes: list[Literal["RELAX", "FAST", "TURBO"] | str] | None = None
    remark: str | None = None
    remix: bool | None = None
    remix_auto_considered: Annotated[bool | None, Field(alias="remixAutoConsidered")] = None
    niji_remix: Annotated[bool | None, Field(alias="nijiRemix")] = None
