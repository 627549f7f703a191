"""The model `CreateEmbeddingResponse`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.completion_usage import CompletionUsage
from mtmaisdk.clients.rest.models.embedding import Embedding


class CreateEmbeddingResponse(Model):
    """The embeddings.

    Attributes:
        object: `list`.
        data: One vector for each input.
        model: Model that created the vectors.
        usage: Token counts.
    """

    object: str | None = None
    data: list[Embedding] | None = None
    model: str | None = None
    usage: CompletionUsage | None = None
