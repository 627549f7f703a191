"""The model `ChatchatErrorLocation`."""

from __future__ import annotations

from typing import TypeAlias

ChatchatErrorLocation: TypeAlias = str | int
