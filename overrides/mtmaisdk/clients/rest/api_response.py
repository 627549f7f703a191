"""What `*_with_http_info` returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class ApiResponse(Generic[T_co]):
    """An answer with what HTTP says about it.

    Attributes:
        status_code: The HTTP status.
        headers: The response headers; names compare without regard to case.
        data: What the plain method returns.
        raw_data: The body as it came.
    """

    status_code: int
    headers: Mapping[str, str]
    data: T_co
    raw_data: bytes
