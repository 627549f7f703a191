"""Errors that the client raises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copyreg import __newobj__  # type: ignore[attr-defined]
from typing import Any, ClassVar, Literal, TypeAlias

from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.contract.operation import NO_BACKEND_CODES, BackendCodes
from mtmaisdk.clients.rest.wire.error_body import read_error_body
from mtmaisdk.clients.rest.wire.headers import REDACTED, Headers, ResponseHead, read_retry_after, request_id_of
from mtmaisdk.clients.rest.wire.text import printable

_BODY_SHOWN = 200
_PREFIXES = ("/v1", "/api")
"""What an address must not have twice."""

Phase: TypeAlias = Literal["connect", "certificate", "write", "wait", "read", "total"]
"""When a call failed: while connecting, checking the certificate, sending the request, waiting for the response or
reading it, or when the total time was over."""


class OpenApiException(Exception):
    """Base of every error that the client raises, except for invalid arguments.

    Attributes:
        status: The HTTP status, if there was a response.
        headers: The response headers; names are case-insensitive.
        body: The response body as text.
        code: The backend's own error code, if it sent one.
        type: The backend's own error type, if it sent one.
        message: The error message.
        request_id: The id under which the server logged the request, if it sent one.
        request: Method and address of the request, without its query.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.status: int | None = None
        self.headers: Mapping[str, str] = Headers()
        self.body: str | None = None
        self.code: Any = None
        self.type: str | None = None
        self.message = message
        self.request_id: str | None = None
        self.request: str | None = None

    def __str__(self) -> str:
        # One line without headers, which may contain a cookie.
        return self._with_request(self.message)

    def _with_request(self, message: str) -> str:
        """Returns a message with the request that failed, and what seems to be wrong with its address."""
        request = self.request or ""
        twice = next((f": {part} stands twice" for part in _PREFIXES if f"{request}/".count(f"{part}/") > 1), "")
        is_named = not request or request in message
        return printable(message) + (f" ({'' if is_named else request}{twice})" if twice or not is_named else "")

    def __reduce__(self) -> tuple[Any, ...]:
        # By default, __init__ would be called with `args`.
        return __newobj__, (type(self), *self.args), self.__dict__

    def redact(self, secrets: Iterable[str]) -> None:
        """Replaces secrets that a server or a library repeats in its message."""
        for secret in secrets:
            for name, value in list(vars(self).items()):
                if isinstance(value, str) and secret in value:
                    setattr(self, name, value.replace(secret, REDACTED))
            if any(secret in value for value in self.headers.values()):
                self.headers = Headers({name: value.replace(secret, REDACTED) for name, value in self.headers.items()})
            self.args = tuple(arg.replace(secret, REDACTED) if isinstance(arg, str) else arg for arg in self.args)


class ClientStateException(OpenApiException):
    """The client's connections cannot be used in this event loop or process, or are closed."""


class ApiConnectionException(OpenApiException):
    """The server could not be reached, or the connection broke. The cause is the HTTP library's error.

    Attributes:
        phase: The phase in which the call failed.
        on_reused: Whether the connection had served a request before. The server may then have closed it while it was
            idle, and not because of this request.
    """

    def __init__(self, message: str = "", phase: Phase | None = None, on_reused: bool = False) -> None:
        super().__init__(message)
        self.phase: Phase | None = phase
        self.on_reused = on_reused


class ApiTimeoutException(ApiConnectionException):
    """The server did not respond in time.

    Attributes:
        partial: In a stream: the result so far.
    """

    partial: StreamResult | None = None


class ApiException(OpenApiException):
    """The server refused the request, or its response does not match the contract.

    Attributes:
        reason: The HTTP reason phrase, possibly empty.
        data: The body as the operation's error model; `None` if it does not match one.
    """

    data: Any = None
    by_status: ClassVar[dict[int, type[ApiException]]] = {}

    def __init__(
        self,
        status: int | None = None,
        reason: str | None = None,
        *,
        body: str | None = None,
        headers: Mapping[str, str] | None = None,
        data: Any = None,
        message: str | None = None,
    ) -> None:
        said = read_error_body(body)
        super().__init__(message or said.message or " ".join((body or reason or "").split())[:_BODY_SHOWN])
        self.args = (status, reason)
        self.status = status
        self.reason = reason
        self.headers = Headers(headers)
        self.body = body
        self.data = data
        self.code = said.code
        self.type = said.type
        self.request_id = request_id_of(self.headers)

    def __init_subclass__(cls, status: int | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if status is not None:
            ApiException.by_status[status] = cls

    def __str__(self) -> str:
        # An error in a stream or a body has the status of success.
        is_refusal = self.status is not None and not 200 <= self.status < 300
        status = f"({self.status}) {self.reason or ''}: " if is_refusal else ""
        return self._with_request(f"{status}{self.message}")

    def redact(self, secrets: Iterable[str]) -> None:
        """Replaces secrets, also in `data`."""
        said = self.body
        super().redact(secrets)
        if self.body is not None and self.body != said and self.data is not None:
            try:
                self.data = type(self.data).from_json(self.body)
            except (AttributeError, ValueError):
                self.data = None

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait before a retry, if the server says so, as a number or a date."""
        return read_retry_after(self.headers.get("retry-after-ms"), self.headers.get("retry-after"))

    @classmethod
    def from_response(
        cls, head: ResponseHead, body: str, data: Any, codes: BackendCodes = NO_BACKEND_CODES
    ) -> ApiException:
        """Returns an error of the subclass for the status, or for the error's code or type if the status is 2xx.

        `data` is the body as a model, and `codes` are the backend's own.
        """
        meant: int | None = head.status
        if head.is_success:
            said = read_error_body(body)
            meant = codes.status_of(said.code) or codes.status_of(said.type)
        kind = ApiException
        if meant is not None:
            default = ServiceException if meant >= 500 else RedirectException if 300 <= meant < 400 else ApiException
            kind = cls.by_status.get(meant, default)
        return kind(head.status, head.reason, body=body, headers=head.headers, data=data)


class RedirectException(ApiException):
    """The server redirects to another address, which is not followed, since the request may carry credentials.

    Attributes:
        location: The address, as sent by the server.
    """

    def __init__(self, status: int | None = None, reason: str | None = None, **kwargs: Any) -> None:
        super().__init__(status, reason, **kwargs)
        self.location = self.headers.get("location")
        # Without the query, which may contain a key, and without credentials.
        scheme, slashes, rest = (self.location or "nowhere").partition("?")[0].rpartition("://")
        shown = f"{scheme}{slashes}{rest.rpartition('@')[2]}"
        hint = "is the host of the configuration right?"
        self.message = f"the server redirects to {shown}, which is not followed; {hint}"


class BadRequestException(ApiException, status=400):
    """The request is invalid."""


class UnauthorizedException(ApiException, status=401):
    """The credentials are missing or invalid."""


class ForbiddenException(ApiException, status=403):
    """The credentials do not allow this request."""


class NotFoundException(ApiException, status=404):
    """The path, model, chat or task does not exist."""


class ConflictException(ApiException, status=409):
    """The request conflicts with the current state, such as a chat whose answer is still being generated."""


class UnprocessableEntityException(ApiException, status=422):
    """The request's body or parameters are invalid."""


class RateLimitException(ApiException, status=429):
    """Too many requests, or the quota is exhausted; `retry_after` is the time to wait."""


class ServiceException(ApiException):
    """The server failed, with a status of 500 or above."""


class UnexpectedResponseException(ApiException):
    """The response does not match the contract: HTML, no body, or other JSON."""


class AnswerTooLargeException(UnexpectedResponseException):
    """The response is larger than `Configuration.max_answer_size` allows; the rest was not read."""


class UploadException(OpenApiException):
    """An upload failed. If a request failed, its error is the cause, and its response is in the attributes.

    Attributes:
        step: The step that failed: `presign` (requesting a ticket), `size` (the file is too large), `send`,
            `complete` (joining the parts), or `link` (requesting the file's URL).
    """

    def __init__(self, step: str, message: str, failed: OpenApiException | None = None) -> None:
        super().__init__(f"upload failed at {step}: {message}")
        self.step = step
        if failed is not None:
            self.status, self.headers, self.body = failed.status, failed.headers, failed.body
            self.code, self.type, self.request_id = failed.code, failed.type, failed.request_id


class TaskFailedException(OpenApiException):
    """A task ended without a result.

    Attributes:
        task: The task when it was last fetched.
    """

    def __init__(self, message: str, task: Any) -> None:
        super().__init__(message)
        self.task = task


class TaskTimeoutException(ApiTimeoutException):
    """A task did not end in time.

    Attributes:
        task: The task when it was last fetched, or `None`.
    """

    def __init__(self, message: str, task: Any = None) -> None:
        super().__init__(message)
        self.task = task


class StreamException(ApiException):
    """A stream broke: an error in it, or one of the subclasses.

    Attributes:
        partial: The result so far.
    """

    partial: StreamResult | None = None


class EmptyStreamException(StreamException):
    """The stream ended without an event, or without text although every answer has some."""


class StreamTruncatedException(StreamException):
    """The answer is incomplete: the connection broke, or there was no end marker, terminal event or finish reason."""


class StreamDecodeException(StreamException):
    """An event is not JSON, or does not match the contract; `body` is its text."""


class EventTooLargeException(StreamException):
    """An event is larger than the decoder allows."""

    def __init__(self, message: str) -> None:
        super().__init__(message=message)


def reason_of(cause: BaseException) -> str:
    """Returns in one line why a connection broke; HTTP libraries nest and repeat their reasons."""
    text = str(cause)
    if "IncompleteRead" in text or "not completed" in text:
        return "it was closed before the end of the response"
    inner = cause.args[1] if len(cause.args) > 1 and isinstance(cause.args[1], Exception) else cause
    return " ".join(str(inner).split()).removeprefix("400, message: ") or type(cause).__name__
