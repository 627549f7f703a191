"""The model `FastGPTSkill`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTSkill(Model):
    """Skill that an agent read.

    Attributes:
        id: Id of the call that read it.
        skill_name: Name of the skill.
        skill_avatar: Icon of the skill.
        description: Purpose of the skill.
        skill_md_path: Path of the skill's SKILL.md in the sandbox.
    """

    id: str | None = None
    skill_name: Annotated[str | None, Field(alias="skillName")] = None
    skill_avatar: Annotated[str | None, Field(alias="skillAvatar")] = None
    description: str | None = None
    skill_md_path: Annotated[str | None, Field(alias="skillMdPath")] = None
