"""The faults that replace the answer."""

from __future__ import annotations

from http import HTTPStatus

from mtmaisdk.mock.behaviour import Whole
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.error_format import ErrorFormat
from mtmaisdk.mock.faults import Faults
from mtmaisdk.mock.framings import writer_of

REPLACING = {"status", "json-error", "html", "empty"}
"""Faults that replace the answer."""

_PAGE = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please log in.</body></html>"


def fault_answer(operation: Operation, errors: ErrorFormat, faults: Faults) -> Whole | None:
    """Returns the answer that a fault sends in place of the operation's own, or `None` if no fault does."""
    if "status" in faults:
        return _refusal(operation, errors, faults["status"])
    if "json-error" in faults:
        return Whole((errors.in_success or errors.error)(500, "Connection error."))
    if "html" in faults:
        return Whole(_PAGE, "text/html; charset=utf-8")
    if "empty" in faults:
        return Whole(b"", writer_of(operation.stream["framing"]).media_type if operation.stream else "application/json")
    return None


def _refusal(operation: Operation, errors: ErrorFormat, status: int) -> Whole:
    """Returns the backend's error with this status: the contract's example, or one in the backend's format."""
    examples = {
        example.name: example.value
        for example in operation.response_examples
        if example.status == status and example.media_type == "application/json"
    }
    if examples:
        return Whole(examples.get(errors.example, next(iter(examples.values()))), status=status)
    phrases = {known.value: known.phrase for known in HTTPStatus}
    return errors.answer(status, phrases.get(status, f"Status {status}"))
