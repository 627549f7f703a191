"""The model `MidjourneyFlag`."""

from __future__ import annotations

from typing import TypeAlias

MidjourneyFlag: TypeAlias = bool | str
