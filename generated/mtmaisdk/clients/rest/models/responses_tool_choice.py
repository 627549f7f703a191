"""The model `ResponsesToolChoice`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from mtmaisdk.clients.rest.models.responses_named_tool import ResponsesNamedTool

ResponsesToolChoice: TypeAlias = Literal["none", "auto", "required"] | str | ResponsesNamedTool
