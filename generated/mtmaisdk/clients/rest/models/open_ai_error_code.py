"""The model `OpenAIErrorCode`."""

from __future__ import annotations

from typing_extensions import TypeAlias

OpenAIErrorCode: TypeAlias = str | int
