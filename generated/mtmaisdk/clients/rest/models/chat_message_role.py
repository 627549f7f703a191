"""The model `ChatMessageRole`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAlias

ChatMessageRole: TypeAlias = Literal["system", "user", "assistant"]
