"""A request as it is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mtmaisdk.clients.rest.files.body import FileBody
from mtmaisdk.clients.rest.settings.timeouts import Timeouts
from mtmaisdk.clients.rest.wire.address import server_of

_IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
# Cached: most calls have the same few headers.
_header_name = lru_cache(maxsize=256)(re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII).fullmatch)


@dataclass(repr=False)
class Request:
    """A request as it is sent.

    Attributes:
        method: The HTTP method.
        url: The address with its query, percent-encoded.
        headers: The headers, credentials included.
        body: The body, in pieces if it holds files, or `None`.
        timeouts: The limits of the call.
        attempt: The number of this attempt, from 1.
        is_external: Whether the address is outside the API, such as that of an upload ticket. The request then
            carries no credentials, and the address itself may be a secret.
        is_idempotent: Whether the method or the purpose makes sending it twice harmless.
    """

    method: str
    url: str
    headers: dict[str, str]
    body: bytes | FileBody | None
    timeouts: Timeouts
    attempt: int = 0
    is_external: bool = False
    is_idempotent: bool = False

    def __post_init__(self) -> None:
        self.is_idempotent = self.is_idempotent or self.method in _IDEMPOTENT

    @property
    def may_repeat(self) -> bool:
        """Whether sending the request twice does no harm, since it is idempotent or has an `Idempotency-Key`."""
        return self.is_idempotent or any(name.lower() == "idempotency-key" for name in self.headers)

    @classmethod
    def external(
        cls,
        method: str,
        url: str,
        body: bytes | FileBody | None = None,
        headers: Mapping[str, str] | None = None,
        timeouts: Timeouts | None = None,
    ) -> Request:
        """Creates an idempotent request to an address outside the API, without credentials or default headers.

        The address may itself be a secret. A `ValueError` is raised for an invalid header.
        """
        length = body.length if isinstance(body, FileBody) else len(body or b"")
        all_headers = {**(headers or {}), "Content-Length": str(length)}
        request = cls(method, url, all_headers, body, timeouts or Timeouts(), is_external=True, is_idempotent=True)
        request.check_headers()
        return request

    @property
    def secrets(self) -> list[str]:
        """The parts of an external address that must not be shown."""
        if not self.is_external:
            return []
        path = self.url.partition("://")[2].partition("/")[2]
        return [text for text in (self.url, path, self.url.partition("?")[2]) if text]

    def __str__(self) -> str:
        if self.is_external:
            # The path of a ticket grants access, as a key does.
            return f"{self.method} {server_of(self.url)}/…"
        # Without the query, which may contain a key.
        return f"{self.method} {self.url.partition('?')[0]}"

    def __repr__(self) -> str:
        # Headers and body may contain secrets.
        return f"<Request {self}>"

    def check_headers(self) -> None:
        """Checks the headers, which a hook may have changed."""
        for name, value in self.headers.items():
            check_header(name, value)


def check_header(name: str, value: Any) -> None:
    """Raises a `ValueError` for a header that is not one line of ASCII text."""
    if not isinstance(name, str) or not _header_name(name):
        raise ValueError(f"{name!r} is not a valid header name")
    if not isinstance(value, str) or not value.isascii() or not value.replace("\t", " ").isprintable():
        # The value itself may be a credential.
        raise ValueError(f"{name}: the value of a header must be one line of ASCII text")
