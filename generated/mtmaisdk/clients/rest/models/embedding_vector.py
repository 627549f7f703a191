"""The model `EmbeddingVector`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.contract.vector import Floats

EmbeddingVector: TypeAlias = Floats | str
