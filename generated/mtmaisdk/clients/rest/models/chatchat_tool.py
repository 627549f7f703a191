"""The model `ChatchatTool`."""

from __future__ import annotations

from typing import Any, TypeAlias

ChatchatTool: TypeAlias = str | dict[str, Any]
