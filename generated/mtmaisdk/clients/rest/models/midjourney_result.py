"""The model `MidjourneyResult`."""

from __future__ import annotations

from typing import List

from typing_extensions import TypeAlias

MidjourneyResult: TypeAlias = str | int | List[str]
