"""The model `MessagesStopReason`."""

from __future__ import annotations

from typing import Literal, TypeAlias

MessagesStopReason: TypeAlias = Literal[
    "end_turn", "max_tokens", "stop_sequence", "tool_use", "pause_turn", "refusal", "model_context_window_exceeded"
]
