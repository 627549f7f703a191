"""The model `APIErrorLocation`."""

from __future__ import annotations

from typing import TypeAlias

APIErrorLocation: TypeAlias = str | int
