"""The model `EmbeddingInput`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.embedding_multimodal_input import EmbeddingMultimodalInput

EmbeddingInput: TypeAlias = str | list[str] | list[int] | list[list[int]] | list[EmbeddingMultimodalInput]
