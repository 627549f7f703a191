"""The model `OpenAIValidationLocation`."""

from __future__ import annotations

from typing_extensions import TypeAlias

OpenAIValidationLocation: TypeAlias = str | int
