"""The model `FastGPTSkillEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_skill import FastGPTSkill


class FastGPTSkillEvent(Model):
    """An agent reads a skill.

    Attributes:
        skill: The skill.
    """

    skill: FastGPTSkill | None = None
