"""The model `APIErrorLocation`."""

from __future__ import annotations

from typing_extensions import TypeAlias

APIErrorLocation: TypeAlias = str | int
