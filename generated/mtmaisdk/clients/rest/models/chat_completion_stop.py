"""The model `ChatCompletionStop`."""

from __future__ import annotations

from typing import List

from typing_extensions import TypeAlias

ChatCompletionStop: TypeAlias = str | List[str]
