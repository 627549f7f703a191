"""The model `ChatMessageContent`."""

from __future__ import annotations

from typing import Any, TypeAlias

from mtmaisdk.clients.rest.models.content_part import ContentPart

ChatMessageContent: TypeAlias = str | list[ContentPart] | list[dict[str, Any]]
