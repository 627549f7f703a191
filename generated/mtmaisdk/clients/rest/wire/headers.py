"""Headers of HTTP messages, independent of the HTTP library."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import lru_cache

REDACTED = "***"
"""Replaces a secret."""

_SECRET_WORDS = ("authorization", "cookie", "secret", "password")
_SECRET_ENDS = ("token", "key")
_SECRET_STARTS = ("bearer ", "basic ", "sk-")
_SECONDS = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_DURATION = re.compile(r"((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+", re.ASCII)
_LONGEST_DATE = 64
_PART = re.compile(r"([\d.]+)([^\d.]+)", re.ASCII)
_UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600}


@lru_cache(maxsize=256)
def _media_type(content_type: str) -> str:
    # A header that was sent twice is joined by a comma.
    return content_type.split(";", 1)[0].split(",", 1)[0].strip().lower()


@lru_cache(maxsize=256)
def _charset(content_type: str) -> str:
    parameters = content_type.split(",", 1)[0].split(";")[1:]
    named = (value for name, _, value in (each.partition("=") for each in parameters) if "charset" in name.lower())
    return next(named, "").strip(" \t\"'")


@dataclass(frozen=True, slots=True)
class ResponseHead:
    """What precedes the body of a response.

    Attributes:
        status: The HTTP status.
        headers: The response headers; names are case-insensitive.
        reason: The HTTP reason phrase, if the server sent one.
        duration: Seconds from the request to this head.
    """

    status: int
    headers: Mapping[str, str]
    reason: str | None = None
    duration: float = 0

    def __repr__(self) -> str:
        return f"ResponseHead(status={self.status}, reason={self.reason!r}, headers={Headers(self.headers)!r})"

    @property
    def request_id(self) -> str | None:
        """The id under which the server logged the request, if it sent one."""
        return request_id_of(self.headers)

    @property
    def is_success(self) -> bool:
        """Whether the status is in the range of 200 to 299."""
        return 200 <= self.status < 300

    @property
    def media_type(self) -> str:
        """The media type of the body in lower case, without its parameters; empty if the server sent none."""
        return _media_type(self.headers.get("Content-Type", ""))

    @property
    def charset(self) -> str:
        """The charset of the body, if the server names one."""
        return _charset(self.headers.get("Content-Type", ""))


class Headers(Mapping[str, str]):
    """Headers of an HTTP library with case-insensitive names; repeated headers are joined by a comma."""

    __slots__ = ("_items",)

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        items: dict[str, tuple[str, str]] = {}
        for name, value in headers.items() if headers else ():
            present = items.get(name.lower())
            items[name.lower()] = (name, value) if present is None else (present[0], f"{present[1]}, {value}")
        self._items = items

    def __getitem__(self, name: str) -> str:
        return self._items[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        shown = {name: REDACTED if is_secret(name) else value for name, value in self.items()}
        return f"Headers({shown!r})"


class SecretHeaders(dict[str, str]):
    """Headers to send, whose `repr` shows no credential."""

    def __repr__(self) -> str:
        return repr({name: REDACTED if is_secret(name, value) else value for name, value in self.items()})


def is_secret(name: str, value: str = "") -> bool:
    """Whether a header contains a credential, by its name or by how its value begins."""
    lowered = name.lower()
    is_named = lowered.endswith(_SECRET_ENDS) or any(word in lowered for word in _SECRET_WORDS)
    return is_named or value.lower().startswith(_SECRET_STARTS)


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """Returns the server's id of the request, if it sent one, from headers with case-insensitive names."""
    names = ("X-Request-Id", "X-Oneapi-Request-Id", "Request-Id")
    return next((found for name in names if (found := headers.get(name))), None)


def read_retry_after(milliseconds: str | None, value: str | None) -> float | None:
    """Returns the seconds to wait before a retry, if the server says so in `retry-after-ms` or else `Retry-After`.

    The latter is seconds or a date (RFC 9110, 10.2.3), also seconds with a fraction or a duration of Go (`1m30s`).
    """
    for text, unit in ((milliseconds, 1000), (value, 1)):
        if text and _SECONDS.fullmatch(text.strip()) and math.isfinite(seconds := float(text) / unit):
            return max(seconds, 0.0)
    return _until((value or "").strip())


def _until(value: str) -> float | None:
    if _DURATION.fullmatch(value):
        seconds = sum(float(count) * _UNITS[unit] for count, unit in _PART.findall(value))
        return seconds if math.isfinite(seconds) else None
    # `email` also reads texts without a time of day, such as "5 mar 10".
    if value.count(":") != 2 or len(value) > _LONGEST_DATE:
        return None
    # The import takes some 10 ms.
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(value)
        # Some servers omit the time zone, which is always GMT in HTTP.
        date = date if date.tzinfo is not None else date.replace(tzinfo=timezone.utc)
        return max((date - datetime.now(timezone.utc)).total_seconds(), 0.0)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
