"""A request as it is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.settings.retries import Retries
from mtmaisdk.clients.rest.settings.timeouts import Timeouts

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.files.body import FileBody

# Remembered: most calls have the same few.
_header_name = lru_cache(maxsize=256)(re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII).fullmatch)


@dataclass(repr=False)
class Request:
    """A request as it is sent.

    Attributes:
        method: The HTTP method.
        url: The address with its query, percent-encoded.
        headers: The headers, credentials included.
        body: The body, in pieces where it holds files, or `None`.
        timeouts: How long it may take.
        retries: How often it is tried again.
        attempt: How often it was tried, this time included.
        routes: All methods and addresses at which servers may have the operation; empty where there is one.
        tried: Which of them were tried, by their places; the last is where the request goes.
        redirects: How many redirects led to the address.
        operation: What names the operation among all.
    """

    method: str
    url: str
    headers: dict[str, str]
    body: bytes | FileBody | None
    timeouts: Timeouts
    retries: Retries
    attempt: int = 0
    routes: tuple[tuple[str, str], ...] = ()
    tried: tuple[int, ...] = ()
    redirects: int = 0
    operation: str = ""

    def __str__(self) -> str:
        # Without the query, which may hold a key.
        return f"{self.method} {self.url.partition('?')[0]}"

    def __repr__(self) -> str:
        # Headers and body are the caller's secrets.
        return f"<Request {self}>"

    def check_headers(self) -> None:
        """Checks the headers that a hook may have changed.

        Raises:
            ValueError: A value is not one line of ASCII text.
        """
        for name, value in self.headers.items():
            check_header(name, value)


def check_header(name: str, value: Any) -> None:
    """Checks that a header is one line of ASCII text.

    Raises:
        ValueError: The name or the value is invalid.
    """
    if not isinstance(name, str) or not _header_name(name):
        raise ValueError(f"{name!r} is not the name of a header")
    if not isinstance(value, str) or not value.isascii() or not _is_line(value):
        # The value itself may be a credential.
        raise ValueError(f"{name}: the value of a header is one line of ASCII text")


def _is_line(text: str) -> bool:
    return text.isprintable() or text.replace("\t", " ").isprintable()
