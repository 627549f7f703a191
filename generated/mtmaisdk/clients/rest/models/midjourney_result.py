"""The model `MidjourneyResult`."""

from __future__ import annotations

from typing import TypeAlias

MidjourneyResult: TypeAlias = str | int | list[str]
