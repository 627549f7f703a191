"""The model `FastGPTValueItem`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_file import FastGPTFile
from mtmaisdk.clients.rest.models.fast_gpt_interactive import FastGPTInteractive
from mtmaisdk.clients.rest.models.fast_gpt_plan import FastGPTPlan
from mtmaisdk.clients.rest.models.fast_gpt_skill import FastGPTSkill
from mtmaisdk.clients.rest.models.fast_gpt_text import FastGPTText
from mtmaisdk.clients.rest.models.fast_gpt_tool import FastGPTTool


class FastGPTValueItem(Model):
    """One value of a message. The field that is present determines its type; several versions do not send `type`.

    Attributes:
        type: Type of the value, if the server sends it.
        text: Text.
        reasoning: Reasoning.
        file: Image or document from the user.
        tools: Tools that were called.
        tool: One tool that was called (newer servers).
        interactive: Question or form at which the run stopped.
        plan: Plan of an agent (newer servers).
        skills: Skills that an agent read (newer servers).
    """

    type: Literal["text", "file", "tool", "interactive", "reasoning"] | str | None = None
    text: FastGPTText | None = None
    reasoning: FastGPTText | None = None
    file: FastGPTFile | None = None
    tools: list[FastGPTTool] | None = None
    tool: FastGPTTool | None = None
    interactive: FastGPTInteractive | None = None
    plan: FastGPTPlan | None = None
    skills: list[FastGPTSkill] | None = None
