"""Reads how long a server asks to wait."""

from __future__ import annotations

import math
from datetime import datetime, timezone


def read_retry_after(milliseconds: str | None, value: str | None) -> float | None:
    """Returns seconds from now.

    Args:
        milliseconds: The header `retry-after-ms`, which counts first.
        value: The header `Retry-After`: seconds, possibly with a fraction, or a date.
    """
    for text, unit in ((milliseconds, 1000), (value, 1)):
        try:
            seconds = float(text or "") / unit
        except ValueError:
            continue
        if math.isfinite(seconds):
            return max(seconds, 0.0)
    return _until(value) if value else None


def _until(value: str) -> float | None:
    from dateutil import parser

    try:
        date = parser.parse(value)
    except (ValueError, OverflowError):
        return None
    # Some servers leave the zone out; HTTP knows only one.
    date = date if date.tzinfo is not None else date.replace(tzinfo=timezone.utc)
    return max((date - datetime.now(timezone.utc)).total_seconds(), 0.0)
