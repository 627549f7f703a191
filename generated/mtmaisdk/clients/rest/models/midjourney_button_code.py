"""The model `MidjourneyButtonCode`."""

from __future__ import annotations

from typing_extensions import TypeAlias

MidjourneyButtonCode: TypeAlias = int | str
