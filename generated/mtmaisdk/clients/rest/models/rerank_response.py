"""The model `RerankResponse`."""

from __future__ import annotations

from typing import Annotated, Any

from mtmaisdk.clients.rest.contract.model import Model, also
from mtmaisdk.clients.rest.models.rerank_result import RerankResult
from mtmaisdk.clients.rest.models.rerank_usage import RerankUsage


class RerankResponse(Model):
    """The documents by relevance.

    Attributes:
        id: Id of the answer (vLLM, Xinference, Cohere).
        model: Model that answered.
        results: The documents, best first. SGLang sends only this list.
        usage: Token counts; Xinference and Cohere send them in `meta`.
        meta: About the answer (Xinference, Cohere).
    """

    id: str | None = None
    model: str | None = None
    results: Annotated[list[RerankResult] | None, also("results", "data")] = None
    usage: Annotated[RerankUsage | None, also("usage", "meta.tokens")] = None
    meta: dict[str, Any] | None = None
