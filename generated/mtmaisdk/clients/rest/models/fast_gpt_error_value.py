"""The model `FastGPTErrorValue`."""

from __future__ import annotations

from typing import Any, TypeAlias

FastGPTErrorValue: TypeAlias = str | dict[str, Any]
