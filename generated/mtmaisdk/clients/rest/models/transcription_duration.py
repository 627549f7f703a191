"""The model `TranscriptionDuration`."""

from __future__ import annotations

from typing import TypeAlias

TranscriptionDuration: TypeAlias = float | str
