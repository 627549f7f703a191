"""The model `EmbeddingVector`."""

from __future__ import annotations

from typing import TypeAlias

EmbeddingVector: TypeAlias = list[float] | str
