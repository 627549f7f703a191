"""The model `MidjourneyTaskStatus`."""

from __future__ import annotations

from typing import Literal, TypeAlias

MidjourneyTaskStatus: TypeAlias = Literal[
    "NOT_START", "SUBMITTED", "MODAL", "IN_PROGRESS", "SUCCESS", "FAILURE", "CANCEL", ""
]
