"""The model `EncodeInput`."""

from __future__ import annotations

from typing import TypeAlias

EncodeInput: TypeAlias = str | list[str]
