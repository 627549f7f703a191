"""The model `TranscriptionDuration`."""

from __future__ import annotations

from typing_extensions import TypeAlias

TranscriptionDuration: TypeAlias = float | str
