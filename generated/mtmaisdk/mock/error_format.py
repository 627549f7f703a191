"""How a backend writes errors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mtmaisdk.mock.behaviour import Whole
from mtmaisdk.mock.problem import Problem

TOO_LARGE = "EntityTooLarge"
"""FastGPT's message for a body that is too large; other backends leave the limit to their proxies."""

FASTAPI_NO_ROUTE = 404, {"detail": "Not Found"}
FASTAPI_NO_METHOD = 405, {"detail": "Method Not Allowed"}


@dataclass(frozen=True)
class ErrorFormat:
    """The errors of one kind of server.

    Attributes:
        error: Returns the body of an error, from status and message.
        invalid: Returns status and body for an invalid request, from its problems.
        credentials: Status and body for missing credentials.
        no_route: Status and body for an unknown path.
        no_method: Status and body for a method that the path does not have.
        wrong_key: Status and body for a wrong key; by default those for missing credentials.
        serves_files: Whether the server has static files at `/`, so that GET exists on every path and an unknown
            path is a missing file.
        example: Name of the contract's examples that are errors of this kind of server.
        in_success: Returns the body of an error with status 200, from status and message; by default as `error`.
        no_model: Returns the body of the error for an unknown model, from its message; by default as `error`.
    """

    error: Callable[[int, str], Any]
    invalid: Callable[[Sequence[Problem]], tuple[int, Any]]
    credentials: tuple[int, Any]
    no_route: tuple[int, Any]
    no_method: tuple[int, Any]
    wrong_key: tuple[int, Any] | None = None
    serves_files: bool = False
    example: str = ""
    in_success: Callable[[int, str], Any] | None = None
    no_model: Callable[[str], Any] | None = None

    def answer(self, status: int, message: str) -> Whole:
        """Returns the answer for an error."""
        return error_answer(status, self.error(status, message))


def error_answer(status: int, body: Any) -> Whole:
    """Returns an answer with this status; text that begins with `<` is a web page, other text is plain."""
    if isinstance(body, str):
        return Whole(body, "text/html; charset=utf-8" if body.startswith("<") else "text/plain; charset=utf-8", status)
    return Whole(body, status=status)


def openai_error(status: int, message: str, param: str | None = None, code: str | int | None = None) -> Any:
    """Returns the body of an error as OpenAI and gateways write it."""
    kind = "invalid_request_error" if status < 500 else "server_error"
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}
