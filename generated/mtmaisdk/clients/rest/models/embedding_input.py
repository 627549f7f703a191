"""The model `EmbeddingInput`."""

from __future__ import annotations

from typing import List, TypeAlias

from mtmaisdk.clients.rest.models.embedding_multimodal_input import EmbeddingMultimodalInput

EmbeddingInput: TypeAlias = str | List[str] | List[int] | List[List[int]] | List[EmbeddingMultimodalInput]
