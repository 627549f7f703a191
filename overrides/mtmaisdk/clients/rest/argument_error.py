"""Says in one line which argument of a call is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.contract.operation import Operation

_SHOWN = 3


def argument_error(operation: Operation[Any], error: Exception) -> ValueError:
    """Returns the error that the caller of an operation gets.

    Args:
        operation: What is called.
        error: What checking or writing its arguments ended with.
    """
    if not isinstance(error, ValidationError):
        return ValueError(" ".join(f"{operation.name}(): an argument cannot be sent: {error}".split()))
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    lines = [f"{_place(problem['loc'])}: {problem['msg']}" for problem in problems[:_SHOWN]]
    more = f" (and {len(problems) - _SHOWN} more)" if len(problems) > _SHOWN else ""
    return ValueError(" ".join(f"{operation.name}(): {'; '.join(lines)}{more}".split()))


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "the body"
