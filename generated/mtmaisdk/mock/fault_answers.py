"""The answers of faults that replace the answer."""

from __future__ import annotations

from http import HTTPStatus

from mtmaisdk.mock.behaviour import Whole
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.faults import Faults
from mtmaisdk.mock.refusals import Dialect

_PAGE = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please log in.</body></html>"


def fault_answer(operation: Operation, dialect: Dialect, faults: Faults) -> Whole | None:
    """Returns the answer that a fault puts in place of the operation's own, `None` where none does."""
    if "status" in faults:
        return _refusal(operation, dialect, faults["status"])
    if "json-error" in faults:
        return Whole((dialect.in_success or dialect.error)(500, "Connection error."))
    if "html" in faults:
        return Whole(_PAGE, "text/html; charset=utf-8")
    if "empty" in faults:
        return Whole(b"", "text/event-stream; charset=utf-8" if operation.stream else "application/json")
    return None


def _refusal(operation: Operation, dialect: Dialect, status: int) -> Whole:
    """Returns what the backend sends with a status: its example in the contract, else its way to say it."""
    examples = [
        example
        for example in operation.response_examples
        if example.status == status and example.media_type == "application/json"
    ]
    if examples:
        named = [example for example in examples if example.name == dialect.example]
        return Whole((named or examples)[0].value, status=status)
    try:
        message = HTTPStatus(status).phrase
    except ValueError:
        message = f"Status {status}"
    return dialect.refuse(status, message)
