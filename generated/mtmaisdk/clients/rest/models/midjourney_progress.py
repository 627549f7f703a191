"""The model `MidjourneyProgress`."""

from __future__ import annotations

from typing_extensions import TypeAlias

MidjourneyProgress: TypeAlias = str | float
