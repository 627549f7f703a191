"""The model `RerankedDocument`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.rerank_document import RerankDocument

RerankedDocument: TypeAlias = RerankDocument | str
