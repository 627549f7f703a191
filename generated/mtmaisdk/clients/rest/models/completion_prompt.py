"""The model `CompletionPrompt`."""

from __future__ import annotations

from typing import List, TypeAlias

CompletionPrompt: TypeAlias = str | List[str] | List[int] | List[List[int]]
