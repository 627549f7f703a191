"""The model `TranscriptionSegmentId`."""

from __future__ import annotations

from typing_extensions import TypeAlias

TranscriptionSegmentId: TypeAlias = int | str
