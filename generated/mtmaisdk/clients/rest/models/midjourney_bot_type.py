"""The model `MidjourneyBotType`."""

from __future__ import annotations

from typing import Literal, TypeAlias

MidjourneyBotType: TypeAlias = Literal["MID_JOURNEY", "NIJI_JOURNEY"]
