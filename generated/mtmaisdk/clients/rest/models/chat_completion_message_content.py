"""The model `ChatCompletionMessageContent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.content_part import ContentPart

ChatCompletionMessageContent: TypeAlias = str | list[ContentPart]
