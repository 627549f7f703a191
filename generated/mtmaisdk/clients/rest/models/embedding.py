"""The model `Embedding`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.embedding_vector import EmbeddingVector


class Embedding(Model):
    """The embedding of one input.

    Attributes:
        object: `embedding`.
        embedding: The vector.
        index: Index of the input to which it belongs, from 0.
    """

    object: str | None = None
    embedding: EmbeddingVector | None = None
    index: int | None = None
