"""The model `ChatCompletionStop`."""

from __future__ import annotations

from typing import TypeAlias

ChatCompletionStop: TypeAlias = str | list[str]
