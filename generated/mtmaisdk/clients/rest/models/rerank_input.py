"""The model `RerankInput`."""

from __future__ import annotations

from typing import Any, TypeAlias

from mtmaisdk.clients.rest.models.content_part import ContentPart

RerankInput: TypeAlias = str | dict[str, Any] | list[ContentPart]
