"""The model `CompletionPrompt`."""

from __future__ import annotations

from typing import TypeAlias

CompletionPrompt: TypeAlias = str | list[str] | list[int] | list[list[int]]
