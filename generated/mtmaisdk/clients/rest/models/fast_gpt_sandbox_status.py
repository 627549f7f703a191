"""The model `FastGPTSandboxStatus`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTSandboxStatus(Model):
    """Progress of an agent's sandbox.

    Attributes:
        sandbox_id: Id of the sandbox.
        phase: Current phase, such as `lazyInit`, `deployingSkills` or `ready`.
        is_warm_start: Whether a running sandbox was reused.
        skill_name: Skill that is being deployed.
        message: What went wrong, or what is being done.
    """

    sandbox_id: Annotated[str | None, Field(alias="sandboxId")] = None
    phase: str | None = None
    is_warm_start: Annotated[bool | None, Field(alias="isWarmStart")] = None
    skill_name: Annotated[str | None, Field(alias="skillName")] = None
    message: str | None = None
