"""The model `ChatchatErrorLocation`."""

from __future__ import annotations

from typing_extensions import TypeAlias

ChatchatErrorLocation: TypeAlias = str | int
