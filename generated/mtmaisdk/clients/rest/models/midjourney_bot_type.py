"""The model `MidjourneyBotType`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAlias

MidjourneyBotType: TypeAlias = Literal["MID_JOURNEY", "NIJI_JOURNEY"]
