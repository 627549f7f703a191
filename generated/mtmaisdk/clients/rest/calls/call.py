"""One call: its attempts, deadline and log lines."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextvars import ContextVar
from time import monotonic
from typing import Any

from pydantic_core import from_json, to_json

from mtmaisdk.clients.rest.calls.telemetry import start_span
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.contract.operation import Operation, Packed
from mtmaisdk.clients.rest.exceptions import (
    AnswerTooLargeException,
    ApiException,
    ApiTimeoutException,
    ClientStateException,
    OpenApiException,
    Phase,
    UnexpectedResponseException,
)
from mtmaisdk.clients.rest.settings.checks import read_key
from mtmaisdk.clients.rest.settings.request import Request
from mtmaisdk.clients.rest.settings.retries import Retries
from mtmaisdk.clients.rest.wire.headers import REDACTED, Headers, ResponseHead
from mtmaisdk.clients.rest.wire.text import printable

_LOGGER = logging.getLogger("mtmaisdk")
_EXTERNAL: Operation[Any] = Operation("external", "", "", "", {})
_NO_HEAD = ResponseHead(0, {})
_REFUSED = (400, 422)
"""Statuses of servers that know no packed numbers."""
MAX_ERROR = 2**20
"""Bytes of an error that are read."""
_HIDDEN: ContextVar[bool] = ContextVar("mtmaisdk_hidden", default=False)
"""Whether this task or thread sends a request whose address is a secret."""

# At DEBUG, urllib3 logs each address.
logging.getLogger("urllib3.connectionpool").addFilter(lambda _: not _HIDDEN.get())

_LONGEST_ID = 100
_TIMEOUTS: dict[str, tuple[Phase, str]] = {
    "connect": ("connect", "not connected within {} s"),
    "write": ("write", "the server did not accept the request within {} s"),
    "first_byte": ("wait", "no response within {} s"),
    "idle": ("read", "the response stopped for {} s"),
    "total": ("total", "no response within {} s in total"),
}
"""For each limit: the phase that it ends, and the message."""


class Call:
    """One call of an operation, or without one an external request, over all its attempts.

    `routes` are the methods and addresses at which servers may have the operation, if there are several; `tried` has
    the indexes of those that this attempt took. The request asks for what is `packed` without the caller's saying so.
    """

    def __init__(
        self,
        request: Request,
        retries: Retries,
        configuration: Configuration,
        operation: Operation[Any] = _EXTERNAL,
        arguments: Mapping[str, Any] | None = None,
    ) -> None:
        self.operation = operation
        self.request = request
        self.routes: tuple[tuple[str, str], ...] = ()
        self.tried: list[int] = []
        self.packed: Packed | None = None
        self.was_refused = False
        self.redirects = 0
        self._retries = retries
        self._configuration = configuration
        self.started = monotonic()
        total = request.timeouts.total
        self.deadline = None if total is None else self.started + total
        self.head = _NO_HEAD
        self._delay: float | None = None
        self._has_renewed = False
        token = configuration.access_token
        self.ask_key = token if callable(token) and request.headers.get("Authorization") == "" else None
        # Hooks and spans must not contain an address that is a secret.
        self.hooks = None if request.is_external else configuration.hooks
        self.span = None if request.is_external else start_span(operation, request, arguments or {})

    @property
    def is_watched(self) -> bool:
        """Whether a hook or a span observes the events of a stream."""
        return self.span is not None or (self.hooks is not None and bool(self.hooks.on_event or self.hooks.on_error))

    @property
    def is_over(self) -> bool:
        """Whether the total time is over."""
        # Timers may wake a little early.
        return self.deadline is not None and monotonic() >= self.deadline - 0.001

    def begin(self) -> None:
        """Begins an attempt."""
        self.request.attempt += 1
        self.head = _NO_HEAD
        self._delay = None
        self.started = monotonic()
        if self.request.is_external:
            _HIDDEN.set(True)

    def use_key(self, key: Any) -> None:
        """Sends the request with a bearer token that a function returned; it must be one line of text."""
        if not (key := read_key("access_token", key)):
            raise ValueError("access_token: the function returned no key")
        self.request.headers.update(self._configuration.auth_headers(self.operation.auth, key))
        self.request.check_headers()

    def ask_plainly(self) -> None:
        """Takes from the body what asks for packed numbers."""
        assert self.packed is not None
        assert isinstance(self.request.body, bytes)
        fields = from_json(self.request.body)
        self.request.body = to_json({name: fields[name] for name in fields if name not in self.packed.request})
        self.packed = None

    def remaining(self) -> float | None:
        """Returns the seconds left of the total time, or `None` without a limit; raises once none are left."""
        if self.deadline is None:
            return None
        left = self.deadline - monotonic()
        if left <= 0:
            raise self.timeout_error("total")
        return left

    def answered(self, status: int, reason: str | None, headers: Mapping[str, str]) -> None:
        """Records the head of the response; a body that is encoded more than once may be gigabytes, and is refused."""
        if self.hooks is not None:
            # A hook may print them; `Headers` redacts secrets.
            headers = Headers(headers)
        self.head = ResponseHead(status, headers, reason, monotonic() - self.started)
        encoding = headers.get("Content-Encoding")
        if encoding is not None and "," in encoding:
            said = f"{self.request}: the response is encoded more than once: {encoding}"
            raise UnexpectedResponseException(status, reason, headers=headers, message=said)

    def is_enough(self, size: int, most: int | None = None) -> bool:
        """Whether `size` bytes of the response's body are enough: `most`, by default all, or 1 MiB of a refusal."""
        if most is None and not self.head.is_success:
            most = MAX_ERROR
        if most is not None:
            return size >= most
        largest = self._configuration.max_answer_size
        if size > largest:
            said = f"{self.request}: the response is larger than max_answer_size, {largest} bytes"
            raise AnswerTooLargeException(self.head.status, self.head.reason, headers=self.head.headers, message=said)
        return False

    def check_refusal(self) -> None:
        """Raises a refusal that will be retried; the caller gets any other open response, whatever its status.

        The body stays unread, so a 429 may mean an exhausted quota: it is retried only if the server asks to wait.
        """
        if self.head.status < 400:
            return
        error = ApiException.from_response(self.head, "", None)
        should_retry = error.headers.get("x-should-retry", "").lower() == "true"
        if self.head.status == 429 and error.retry_after is None and not should_retry:
            return
        self._delay = self._delay_after(error)
        if self._delay is not None:
            raise error

    def succeeded(self) -> None:
        """Ends a successful attempt."""
        if self.request.is_external:
            _HIDDEN.set(False)
        if _LOGGER.isEnabledFor(logging.DEBUG):
            self._log(logging.DEBUG, str(self.head.status), self.head.request_id)

    def failed(self, error: OpenApiException) -> float | None:
        """Ends a failed attempt; returns the seconds to wait before the next, or `None` for no further attempt."""
        _HIDDEN.set(False)
        head = self.head
        if error.status is None and head is not _NO_HEAD:
            # With the request id, the server's operator can find the request in the logs.
            error.status, error.headers, error.request_id = head.status, Headers(head.headers), head.request_id
        self.redact(error)
        delay = self._delay if self._delay is not None else self._delay_after(error)
        if _LOGGER.isEnabledFor(logging.INFO):
            status = error.status or head.status
            outcome = type(error).__name__ + (f" ({status})" if status else "")
            self._log(logging.INFO, outcome, error.request_id or head.request_id, delay)
        return delay

    def _delay_after(self, error: OpenApiException) -> float | None:
        request, codes = self.request, self.operation.codes
        is_refused = 401 in (error.status, codes.status_of(error.code))
        if is_refused and self.ask_key is not None and not self._has_renewed:
            # The key may have expired since it was asked for.
            self._has_renewed = True
            return 0
        if self.packed is not None and error.status in _REFUSED:
            self.ask_plainly()
            self.was_refused = True
            return 0
        number = request.attempt - self._has_renewed - self.was_refused
        delay = self._retries.delay(number, error, request.may_repeat, codes)
        if delay is None or (self.deadline is not None and monotonic() + delay >= self.deadline):
            return None
        return delay

    def redact(self, error: OpenApiException) -> None:
        """Names the request in an error, unless this is about the client, and replaces secrets in it."""
        if not isinstance(error, ClientStateException):
            error.request = str(self.request)
        error.redact(self._secrets())

    def _secrets(self) -> list[str]:
        return [*self.request.secrets, *self._configuration.secrets(self.request.headers)]

    def timeout_error(self, what: str) -> ApiTimeoutException:
        """Returns the error for a timeout; `what` is the field of `Timeouts`."""
        what = "total" if self.is_over else what
        limit = getattr(self.request.timeouts, what)
        phase, outcome = _TIMEOUTS[what]
        return ApiTimeoutException(f"{self.request}: {outcome.format(limit)}", phase)

    def end(self, answer: Any = None, error: BaseException | None = None) -> None:
        """Ends the call, or the stream that it opened; only the first end counts."""
        if self.span is not None:
            self.span.end(answer, error)

    def _log(self, level: int, outcome: str, request_id: str | None, delay: float | None = None) -> None:
        duration = monotonic() - self.started
        shown = request_id or ""
        for secret in self._secrets() if shown else ():
            # A server may repeat secrets.
            shown = shown.replace(secret, REDACTED)
        shown = f", request id {printable(shown, _LONGEST_ID)}" if shown else ""
        again = f", again in {delay:.1f} s" if delay is not None else ""
        _LOGGER.log(level, "%s: %s in %.3f s%s%s", self.request, outcome, duration, shown, again)
