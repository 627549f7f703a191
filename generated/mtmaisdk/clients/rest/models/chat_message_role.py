"""The model `ChatMessageRole`."""

from __future__ import annotations

from typing import Literal, TypeAlias

ChatMessageRole: TypeAlias = Literal["system", "user", "assistant"]
