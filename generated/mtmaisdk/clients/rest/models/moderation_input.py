"""The model `ModerationInput`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.content_part import ContentPart

ModerationInput: TypeAlias = str | list[str] | list[ContentPart]
