"""The model `MidjourneyFlag`."""

from __future__ import annotations

from typing_extensions import TypeAlias

MidjourneyFlag: TypeAlias = bool | str
