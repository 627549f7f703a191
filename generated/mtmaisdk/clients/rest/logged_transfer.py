"""Tells the log of requests to addresses that are not the API's."""

from __future__ import annotations

import logging
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from typing_extensions import Self

from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.wire.headers import request_id_of

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.transfer import Transfer, TransferAnswer

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
