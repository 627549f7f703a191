"""Requests to addresses that are not the API's, such as those of an upload ticket."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any

from typing_extensions import Self

from mtmaisdk.clients.rest.exceptions import ApiException, OpenApiException
from mtmaisdk.clients.rest.settings.timeouts import Timeouts
from mtmaisdk.clients.rest.wire.error_body import is_error
from mtmaisdk.clients.rest.wire.headers import request_id_of

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.files.body import FileBody


LARGEST_ANSWER = 2**20
"""Bytes of an answer that are read; it tells little."""


@dataclass
class Transfer:
    """A request that carries nothing of the client: no credentials, no cookies, no default headers.

    Attributes:
        method: The HTTP method.
        url: The address; it may itself be a secret.
        body: What is sent.
        headers: All headers beyond those that HTTP needs.
        timeouts: How long it may take.

    Raises:
        ValueError: A header cannot be sent.
    """

    method: str
    url: str
    body: bytes | FileBody | None = None
    headers: dict[str, str] = field(default_factory=dict)
    timeouts: Timeouts = field(default_factory=Timeouts)

    def __post_init__(self) -> None:
        for name, value in self.headers.items():
            if not f"{name}{value}".isascii() or not f"{name}{value}".isprintable():
                raise ValueError(f"{name!r}: a header is one line of ASCII text")
        body = self.body or b""
        length = len(body) if isinstance(body, bytes) else body.length
        self.headers = {**self.headers, "Content-Length": str(length)}

    def __str__(self) -> str:
        # The path of a ticket is as good as a key.
        scheme, _, rest = self.url.partition("://")
        return f"{self.method} {scheme}://{rest.partition('/')[0].rpartition('@')[2]}/…"


@dataclass(frozen=True)
class TransferAnswer:
    """What came back.

    Attributes:
        status: The HTTP status.
        reason: The HTTP reason phrase.
        headers: The response headers.
        body: The start of the body.
    """

    status: int
    reason: str | None
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        """Returns the body where it is a JSON object, and else an empty one."""
        import json

        try:
            content = json.loads(self.body)
        except ValueError:
            return {}
        return content if isinstance(content, dict) else {}

    def raise_for_failure(self) -> None:
        """Raises the error that the status or the body stands for.

        Raises:
            ApiException: It is one.
        """
        if not 200 <= self.status < 300 or is_error(self.json()):
            text = self.body.decode("utf-8", "replace")
            raise ApiException.from_response(self.status, self.reason, self.headers, text, None)


_LOGGER = logging.getLogger("mtmaisdk")


class LoggedTransfer:
    """Writes a line to the log when a transfer has ended: an answer is `DEBUG`, a failure `INFO`.

    Args:
        transfer: The transfer.
    """

    def __init__(self, transfer: Transfer) -> None:
        self._transfer = transfer
        self._status: int | None = None
        self._told = ""

    def __enter__(self) -> Self:
        self._begun = monotonic()
        return self

    def take(self, answer: TransferAnswer) -> TransferAnswer:
        """Takes what came back and returns it.

        Raises:
            ApiException: It is a refusal.
        """
        self._status = answer.status
        request_id = request_id_of(answer.headers)
        # A server may repeat what it was sent.
        if request_id and request_id not in self._transfer.url:
            self._told = f", request id {request_id}"
        answer.raise_for_failure()
        return answer

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        duration = monotonic() - self._begun
        if exc is None:
            _LOGGER.debug("%s: %s in %.3f s%s", self._transfer, self._status, duration, self._told)
        elif isinstance(exc, OpenApiException):
            # Not its text: that of a store may have the address.
            outcome = type(exc).__name__ + (f" ({self._status})" if self._status else "")
            _LOGGER.info("%s: %s in %.3f s%s", self._transfer, outcome, duration, self._told)
