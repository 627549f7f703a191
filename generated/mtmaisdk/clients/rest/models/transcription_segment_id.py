"""The model `TranscriptionSegmentId`."""

from __future__ import annotations

from typing import TypeAlias

TranscriptionSegmentId: TypeAlias = int | str
