"""The model `ChatchatToolFunctionArguments`."""

from __future__ import annotations

from typing import Any, TypeAlias

ChatchatToolFunctionArguments: TypeAlias = str | dict[str, Any]
