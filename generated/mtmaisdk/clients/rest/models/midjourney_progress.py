"""The model `MidjourneyProgress`."""

from __future__ import annotations

from typing import TypeAlias

MidjourneyProgress: TypeAlias = str | float
