"""The model `OpenAIErrorCode`."""

from __future__ import annotations

from typing import TypeAlias

OpenAIErrorCode: TypeAlias = str | int
