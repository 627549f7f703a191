"""The model `EmbeddingVector`."""

from __future__ import annotations

from typing import List

from typing_extensions import TypeAlias

EmbeddingVector: TypeAlias = List[float] | str
