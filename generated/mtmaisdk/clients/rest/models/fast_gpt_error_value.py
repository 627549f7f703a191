"""The model `FastGPTErrorValue`."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypeAlias

FastGPTErrorValue: TypeAlias = str | dict[str, Any]
