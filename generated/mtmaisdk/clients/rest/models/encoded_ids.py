"""The model `EncodedIds`."""

from __future__ import annotations

from typing import TypeAlias

EncodedIds: TypeAlias = list[int] | list[list[int]]
