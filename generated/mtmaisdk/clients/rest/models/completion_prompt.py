"""The model `CompletionPrompt`."""

from __future__ import annotations

from typing import List

from typing_extensions import TypeAlias

CompletionPrompt: TypeAlias = str | List[str] | List[int] | List[List[int]]
