"""The model `SessionId`."""

from __future__ import annotations

from typing import TypeAlias

SessionId: TypeAlias = int | str
