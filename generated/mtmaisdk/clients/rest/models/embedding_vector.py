"""The model `EmbeddingVector`."""

from __future__ import annotations

from typing import List, TypeAlias

EmbeddingVector: TypeAlias = List[float] | str
