"""The model `CreateEmbeddingRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.embedding_input import EmbeddingInput


class CreateEmbeddingRequest(Model):
    """Request for embeddings.

    Attributes:
        model: Model to use.
        input: See `EmbeddingInput`.
        encoding_format: Whether to return vectors as lists of numbers or as base64 of little-endian 32-bit floats.
        dimensions: Length of the vectors, for models that support shorter vectors.
        user: The caller's identifier for its end user.
    """

    model: str
    input: EmbeddingInput
    encoding_format: Literal["float", "base64"] | str | None = None
    dimensions: Annotated[int | None, Field(ge=1)] = None
    user: str | None = None
