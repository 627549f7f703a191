"""The model `EncodedLength`."""

from __future__ import annotations

from typing import TypeAlias

EncodedLength: TypeAlias = int | list[int]
