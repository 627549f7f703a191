"""The model `MidjourneyResult`."""

from __future__ import annotations

from typing import List, TypeAlias

MidjourneyResult: TypeAlias = str | int | List[str]
