"""One call: its tries, its deadline, and who is told about it. No socket, no HTTP library."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.calls.telemetry import start_span
from mtmaisdk.clients.rest.exceptions import ApiException, ApiTimeoutException, OpenApiException
from mtmaisdk.clients.rest.settings.hooks import ResponseHead
from mtmaisdk.clients.rest.wire.headers import REDACTED, Headers, request_id_of

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.configuration import Configuration
    from mtmaisdk.clients.rest.contract.operation import Operation
    from mtmaisdk.clients.rest.settings.request import Request


_LOGGER = logging.getLogger("mtmaisdk")


class Call:
    """One call of an operation, over all its tries.

    Args:
        operation: What is called.
        request: What is sent.
        arguments: The method's arguments by their Python names.
        configuration: Credentials and hooks.
    """

    __slots__ = (
        "_configuration",
        "_delay",
        "_headers",
        "_status",
        "deadline",
        "hooks",
        "operation",
        "request",
        "span",
        "try_begun",
    )

    def __init__(
        self, operation: Operation[Any], request: Request, arguments: Mapping[str, Any], configuration: Configuration
    ) -> None:
        self.operation = operation
        self.request = request
        self.hooks = configuration.hooks
        self._configuration = configuration
        self.try_begun = monotonic()
        total = request.timeouts.total
        self.deadline = None if total is None else self.try_begun + total
        self._status: int | None = None
        self._headers: Mapping[str, str] = {}
        self._delay: float | None = None
        self.span = start_span(operation, request, arguments)

    @property
    def is_watched(self) -> bool:
        """Whether somebody wants to know what comes of a stream after it was opened."""
        return self.span is not None or (self.hooks is not None and bool(self.hooks.on_event or self.hooks.on_error))

    @property
    def is_over(self) -> bool:
        """Whether the time for the whole call has passed."""
        # Timers may wake a little early.
        return self.deadline is not None and monotonic() >= self.deadline - 0.001

    def begin(self) -> float | None:
        """Begins a try; returns the seconds that are left for it.

        Raises:
            ApiTimeoutException: None are.
        """
        self.request.attempt += 1
        self._status = self._delay = None
        self.try_begun = now = monotonic()
        if self.deadline is None:
            return None
        if now >= self.deadline:
            raise self.timeout_error("total")
        return self.deadline - now

    def answered(self, status: int, headers: Mapping[str, str]) -> None:
        """Takes the head of the response."""
        self._status = status
        self._headers = headers

    def check_refusal(self, status: int, reason: str | None, headers: Mapping[str, str]) -> None:
        """Raises a refusal that is to be tried again; any other open response is the caller's, whatever its status.

        Its body stays unread, so a 429 may be a quota that is used up: it counts where the server asks to wait.

        Raises:
            ApiException: It is tried again.
        """
        if status < 400:
            return
        error = ApiException.from_response(status, reason, headers, "", None)
        if status == 429 and error.retry_after is None and error.headers.get("x-should-retry", "").lower() != "true":
            return
        self._delay = self._delay_after(error)
        if self._delay is not None:
            raise error

    @property
    def head(self) -> ResponseHead:
        """The head of the response, for a hook."""
        headers = Headers(self._headers)
        return ResponseHead(self._status or 0, headers, monotonic() - self.try_begun, request_id_of(headers))

    def succeeded(self) -> None:
        """Ends a try that brought an answer."""
        if _LOGGER.isEnabledFor(logging.DEBUG):
            self._log(logging.DEBUG, str(self._status), request_id_of(self._headers))

    def failed(self, error: OpenApiException) -> float | None:
        """Ends a try that failed; returns the seconds to wait before the next, or `None` where there is none."""
        if error.status is None and self._status is not None:
            # The head had come, and may help whoever keeps the server's logs.
            error.status, error.headers = self._status, Headers(self._headers)
            error.request_id = request_id_of(error.headers)
        self.redact(error)
        delay = self._delay if self._delay is not None else self._delay_after(error)
        if _LOGGER.isEnabledFor(logging.INFO):
            status = error.status or self._status
            name = type(error).__name__
            request_id = error.request_id or request_id_of(self._headers if self._status else {})
            outcome = f"{name} ({status})" if status else name
            self._log(logging.INFO, outcome, request_id, delay)
        return delay

    def _delay_after(self, error: OpenApiException) -> float | None:
        request = self.request
        delay = request.retries.delay(request.attempt, error, request.method, self.operation.codes)
        if delay is None or (self.deadline is not None and monotonic() + delay >= self.deadline):
            return None
        return delay

    def redact(self, error: OpenApiException) -> None:
        """Takes out of an error the credentials that the server repeated in it."""
        error.redact(self._configuration.secrets(self.request.headers))

    def timeout_error(self, what: str) -> ApiTimeoutException:
        """Returns the error of a limit of time that passed.

        Args:
            what: The limit: a field of `Timeouts`.
        """
        timeouts = self.request.timeouts
        if self.is_over:
            what = "total"
        limit = getattr(timeouts, what)
        if what == "connect":
            return ApiTimeoutException(f"{self.request}: not connected within {limit} s", "connect")
        if what == "write":
            return ApiTimeoutException(f"{self.request}: the request was not taken within {limit} s", "write")
        if what == "total":
            return ApiTimeoutException(f"{self.request}: no answer within {limit} s in all", "total")
        if what == "idle":
            return ApiTimeoutException(f"{self.request}: the answer stopped for {limit} s", "read")
        return ApiTimeoutException(f"{self.request}: no answer within {limit} s", "wait")

    def end(self, answer: Any = None, error: BaseException | None = None) -> None:
        """Ends the call, or the stream that it opened."""
        if self.span is not None:
            self.span.end(answer, error)

    def _log(self, level: int, outcome: str, request_id: str | None, delay: float | None = None) -> None:
        duration = monotonic() - self.try_begun
        told = f", request id {request_id}" if request_id else ""
        if request_id:
            # A server may repeat what it was sent.
            for secret in self._configuration.secrets(self.request.headers):
                told = told.replace(secret, REDACTED)
        again = f", again in {delay:.1f} s" if delay is not None else ""
        _LOGGER.log(level, "%s: %s in %.3f s%s%s", self.request, outcome, duration, told, again)
