"""The model `RerankQuery`."""

from __future__ import annotations

from typing import Any, TypeAlias

from mtmaisdk.clients.rest.models.content_part import ContentPart

RerankQuery: TypeAlias = str | list[ContentPart] | dict[str, Any]
