"""The model `ChatCompletionStop`."""

from __future__ import annotations

from typing import List, TypeAlias

ChatCompletionStop: TypeAlias = str | List[str]
