"""The model `RerankRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.rerank_input import RerankInput
from mtmaisdk.clients.rest.models.rerank_query import RerankQuery


class RerankRequest(Model):
    """Documents to order by relevance.

    Attributes:
        model: Model to use; only SGLang needs none.
        query: See `RerankQuery`.
        documents: The documents: texts, objects with a text, or, for some models, images.
        top_n: Number of documents to return; all by default.
        return_documents: Whether to return the documents themselves; the default is true at SGLang, false
            elsewhere.
        max_chunk_per_doc: Number of parts into which a document is split (Jina).
        overlap_tokens: Number of tokens that two parts share (Jina).
        max_tokens_per_doc: Number of tokens of a document that count (Cohere, vLLM).
        truncate_prompt_tokens: Number of tokens after which a text is cut (vLLM).
        priority: Priority of the request (vLLM).
        instruct: What the model is to do, for models that take an instruction (SGLang).
        user: The caller's identifier for its end user.
    """

    model: str | None = None
    query: RerankQuery
    documents: Annotated[list[RerankInput], Field(min_length=1)]
    top_n: Annotated[int | None, Field(ge=1)] = None
    return_documents: bool | None = None
    max_chunk_per_doc: int | None = None
    overlap_tokens: int | None = None
    max_tokens_per_doc: int | None = None
    truncate_prompt_tokens: Annotated[int | None, Field(ge=-1)] = None
    priority: int | None = None
    instruct: str | None = None
    user: str | None = None
