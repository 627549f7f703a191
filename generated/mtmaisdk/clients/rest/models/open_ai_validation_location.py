"""The model `OpenAIValidationLocation`."""

from __future__ import annotations

from typing import TypeAlias

OpenAIValidationLocation: TypeAlias = str | int
