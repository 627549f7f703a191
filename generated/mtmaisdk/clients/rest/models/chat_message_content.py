"""The model `ChatMessageContent`."""

from __future__ import annotations

from typing import Any, List, TypeAlias

from mtmaisdk.clients.rest.models.content_part import ContentPart

ChatMessageContent: TypeAlias = str | List[ContentPart] | List[dict[str, Any]]
