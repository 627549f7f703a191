"""The model `MidjourneyButtonCode`."""

from __future__ import annotations

from typing import TypeAlias

MidjourneyButtonCode: TypeAlias = int | str
