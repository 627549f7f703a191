"""Errors that the client raises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copyreg import __newobj__  # type: ignore[attr-defined]
from typing import Any, ClassVar, Literal, TypeAlias

from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.contract.operation import NO_BACKEND_CODES, BackendCodes
from mtmaisdk.clients.rest.wire.error_body import read_error_body
from mtmaisdk.clients.rest.wire.headers import REDACTED, Headers, ResponseHead, read_retry_after, request_id_of

_BODY_SHOWN = 200

Phase: TypeAlias = Literal["connect", "certificate", "write", "wait", "read", "total"]
"""How far a call came: to reach the server, to trust it, to send the request, to wait for an answer, to read it."""


class OpenApiException(Exception):
    """Base of every error that the client raises, but for arguments of the wrong type or value.

    Attributes:
        status: The HTTP status, where there was an answer.
        headers: The response headers; names compare without regard to case.
        body: The response body as text.
        code: The backend's own error code, if it gave one.
        type: The backend's own error type, if it gave one.
        message: What went wrong.
        request_id: The id under which the server logged the request, if it gave one.
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

    def __str__(self) -> str:
        # One line without headers: a header may hold a cookie.
        return " ".join(self.message.split())

    def __reduce__(self) -> tuple[Any, ...]:
        # Exception's own would call __init__ with its positional arguments alone.
        return __newobj__, (type(self), *self.args), self.__dict__

    def redact(self, secrets: Iterable[str]) -> None:
        """Replaces secrets that the server, or a library, repeats in what it says."""
        for secret in secrets:
            for name, value in list(vars(self).items()):
                if isinstance(value, str) and secret in value:
                    setattr(self, name, value.replace(secret, REDACTED))
            if any(secret in value for value in self.headers.values()):
                self.headers = Headers({name: value.replace(secret, REDACTED) for name, value in self.headers.items()})
            self.args = tuple(arg.replace(secret, REDACTED) if isinstance(arg, str) else arg for arg in self.args)


class ClientStateException(OpenApiException):
    """The client's connections cannot be used here: in another event loop, in a forked process, or any more."""


class ApiConnectionException(OpenApiException):
    """The server could not be reached, or the connection broke. The cause is the HTTP library's error.

    Attributes:
        phase: How far the call came.
    """

    def __init__(self, message: str = "", phase: Phase | None = None) -> None:
        super().__init__(message)
        self.phase: Phase | None = phase


class ApiTimeoutException(ApiConnectionException):
    """The server did not answer in time.

    Attributes:
        partial: In a stream: the result so far.
    """

    partial: StreamResult | None = None


class ApiException(OpenApiException):
    """The server refused the request, or its answer is not one of the operation.

    Attributes:
        reason: The HTTP reason phrase, possibly empty.
        data: The body read into the operation's error model; `None` where it does not fit one.
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
        status = f"({self.status}) {self.reason or ''}: " if self.status else ""
        return " ".join(f"{status}{self.message}".split())

    def redact(self, secrets: Iterable[str]) -> None:
        """Replaces secrets, in what was read of the body too."""
        said = self.body
        super().redact(secrets)
        if self.body is not None and self.body != said and self.data is not None:
            try:
                self.data = type(self.data).from_json(self.body)
            except (AttributeError, ValueError):
                self.data = None

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait before the next try, if the server says so, whether as a number or as a date."""
        return read_retry_after(self.headers.get("retry-after-ms"), self.headers.get("retry-after"))

    @classmethod
    def from_response(
        cls, head: ResponseHead, body: str, data: Any, codes: BackendCodes = NO_BACKEND_CODES
    ) -> ApiException:
        """Returns the error of the subclass that stands for the status, or for the error's code if the status is 2xx.

        Args:
            head: The head of the response.
            body: The response body as text.
            data: The body read into a model.
            codes: The meaning of the backend's own codes.
        """
        meant = codes.status_of(read_error_body(body).code) if head.is_success else head.status
        kind = ApiException
        if meant is not None:
            default = ServiceException if meant >= 500 else RedirectException if 300 <= meant < 400 else ApiException
            kind = cls.by_status.get(meant, default)
        return kind(head.status, head.reason, body=body, headers=head.headers, data=data)


class RedirectException(ApiException):
    """The server sends the request to another address, which does not get it: it may carry credentials.

    Attributes:
        location: The address, as the server gave it.
    """

    def __init__(self, status: int | None = None, reason: str | None = None, **kwargs: Any) -> None:
        super().__init__(status, reason, **kwargs)
        self.location = self.headers.get("location")
        # Without its query, which may hold a key, and without a user.
        scheme, slashes, rest = (self.location or "nowhere").partition("?")[0].rpartition("://")
        shown = f"{scheme}{slashes}{rest.rpartition('@')[2]}"
        self.message = (
            f"the server redirects to {shown}, which is not followed; is the host of the configuration right?"
        )


class BadRequestException(ApiException, status=400):
    """The server does not accept the request as it is."""


class UnauthorizedException(ApiException, status=401):
    """The credentials are missing or not valid."""


class ForbiddenException(ApiException, status=403):
    """The credentials do not allow this request."""


class NotFoundException(ApiException, status=404):
    """There is no such path, model, chat or task."""


class ConflictException(ApiException, status=409):
    """The request does not fit the present state, such as a chat that is still being answered."""


class UnprocessableEntityException(ApiException, status=422):
    """The request's body or parameters are not valid."""


class RateLimitException(ApiException, status=429):
    """Too many requests, or the quota is used up; `retry_after` says how long to wait."""


class ServiceException(ApiException):
    """The server failed; a status of 500 and above."""


class UnexpectedResponseException(ApiException):
    """The answer is not one that the operation has: HTML, no body, or JSON of another shape."""


class UploadException(OpenApiException):
    """An upload failed. The cause, if there is one, is the error of the request that did; its answer is here too.

    Attributes:
        step: What failed: `presign` (to get a ticket), `size` (the file is too large for it), `send`,
            `complete` (to have the parts joined), or `link` (to get the file's address).
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
        task: The task as it was last seen.
    """

    def __init__(self, message: str, task: Any) -> None:
        super().__init__(message)
        self.task = task


class TaskTimeoutException(ApiTimeoutException):
    """A task did not end in time.

    Attributes:
        task: The task as it was last seen, `None` if it never was.
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
    """The stream ended without an event, or the answer in it without text where one is sure to have some."""


class StreamTruncatedException(StreamException):
    """The stream ended before its answer did: a cut connection, or no end marker, terminal event or finish reason."""


class StreamDecodeException(StreamException):
    """An event is not JSON, or not of the event's shape; `body` is its text."""


class EventTooLargeException(StreamException):
    """An event is larger than the decoder allows."""

    def __init__(self, message: str) -> None:
        super().__init__(message=message)
