"""The model `RerankResult`."""

from __future__ import annotations

from typing import Annotated, Any

from mtmaisdk.clients.rest.contract.model import Model, also
from mtmaisdk.clients.rest.models.reranked_document import RerankedDocument


class RerankResult(Model):
    """One document.

    Attributes:
        index: Index of the document in the request, from 0.
        relevance_score: The higher, the more relevant; mostly between 0 and 1, but any number at SGLang.
        document: The document, as it was sent or as an object; on request only.
        meta_info: Times and token counts (SGLang).
    """

    index: int | None = None
    relevance_score: Annotated[float | None, also("relevance_score", "score")] = None
    document: RerankedDocument | None = None
    meta_info: dict[str, Any] | None = None
