"""How each backend words what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mtmaisdk.mock.behaviour import Whole
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.problem import MALFORMED, Problem

TOO_LARGE = "EntityTooLarge"
"""What FastGPT says of a body over its limit; the limits of the others are their proxies'."""


@dataclass(frozen=True)
class Dialect:
    """The errors of one kind of server.

    Attributes:
        error: The body of an error, from status and message.
        invalid: Status and body for a request with problems.
        credentials: Status and body for missing credentials.
        no_route: Status and body for a path that does not exist.
        no_method: Status and body for a method that the path does not have.
        wrong_key: Status and body for a wrong key; without it as for a missing one.
        serves_files: It serves files at `/`, so that every path has GET, and what is no file is not found.
        example: Name of the contract's examples that are errors of this kind of server.
        in_success: The body of an error that comes with status 200, from status and message; without it as any other.
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

    def refuse(self, status: int, message: str) -> Whole:
        """Returns the answer for an error."""
        return whole(status, self.error(status, message))


def dialect_of(operation: Operation) -> Dialect:
    """Returns the dialect of the backend that an operation belongs to."""
    if operation.family == "openai" and {} in operation.definition.get("security", []):
        # Servers of models ask for no key unless told to; gateways, which alone draw and speak, always do.
        return LMDEPLOY
    return DIALECTS.get(operation.family, DIALECTS["openai"])


def dialect_at(path: str, operations: Sequence[Operation]) -> Dialect:
    """Returns the dialect of the backend whose paths are the most like one that does not exist."""

    def likeness(operation: Operation) -> int:
        parts = zip(path.split("/"), operation.path.split("/"), strict=False)
        return next((number for number, (one, other) in enumerate(parts) if one != other), len(path))

    best = max(operations, key=likeness)
    return dialect_of(best) if likeness(best) > 1 else LMDEPLOY


def whole(status: int, body: Any) -> Whole:
    """Returns a refusal; text is a web page where it looks like one."""
    if isinstance(body, str):
        return Whole(body, "text/html; charset=utf-8" if body.startswith("<") else "text/plain; charset=utf-8", status)
    return Whole(body, status=status)


def _hatchet_error(status: int, message: str) -> Any:
    if status in (400, 404):
        return {"errors": [{"description": message}]}
    return {"message": message}


def _hatchet_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    if problems[0].kind == MALFORMED:
        return 400, {"message": f"Syntax error: offset={problems[0].offset}, error={problems[0].message}"}
    return 400, {"errors": [{"field": problem.name, "description": problem.message} for problem in problems]}


def _flat_error(status: int, message: str) -> Any:
    kinds = {401: "authentication_error", 404: "not_found_error"}
    kind = kinds.get(status, "invalid_request_error" if status < 500 else "server_error")
    return {"message": message, "type": kind, "code": status, "param": None, "object": "error"}


def _flat_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    text = "; ".join(f"{problem.name}: {problem.message}" for problem in problems)
    return 400, _flat_error(400, text)


def _nested_error(status: int, message: str, param: str | None = None, code: str | None = None) -> Any:
    kind = "invalid_request_error" if status < 500 else "server_error"
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def _nested_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    first = problems[0]
    if first.kind == "required" and first.path:
        return 400, _nested_error(400, f"Missing required parameter: '{first.name}'.", first.name)
    return 400, _nested_error(400, f"Invalid '{first.name}': {first.message}", first.name if first.path else None)


def _midjourney_error(status: int, message: str) -> Any:
    # Description and result of the refusal joined by a blank, as new-api does.
    return {"description": f"{message} ", "type": "upstream_error", "code": 30 if status == 429 else 4}


def _midjourney_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    first = problems[0]
    if first.kind == "required" and first.path:
        return 400, _midjourney_error(400, f"{first.name}_is_required")
    return 400, {"description": f"无效的请求, {first.name}: {first.message}", "type": "new_api_error", "code": 5}


def _envelope(status: int, message: str) -> Any:
    return {"code": status, "statusText": "error", "message": message, "data": None}


def _envelope_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    if problems[0].kind == MALFORMED:
        return 400, _envelope(400, "Invalid JSON")
    details = [
        {"code": _ZOD.get(each.kind, "custom"), "path": list(each.path), "message": each.message} for each in problems
    ]
    return 400, {**_envelope(400, "Data validation error"), "zodError": details}


_ZOD = {
    "required": "invalid_type",
    "type": "invalid_type",
    "enum": "invalid_value",
    "minimum": "too_small",
    "minLength": "too_small",
    "minItems": "too_small",
    "maximum": "too_big",
    "maxLength": "too_big",
    "maxItems": "too_big",
}


def _detail(status: int, message: str) -> Any:
    return {"detail": message}


def _detail_invalid(problems: Sequence[Problem]) -> tuple[int, Any]:
    return 422, {"detail": [_pydantic_item(problem) for problem in problems]}


def _pydantic_item(problem: Problem) -> Any:
    """Returns an item of `detail` in the words of pydantic 1."""
    item: dict[str, Any] = {"loc": [problem.place, *problem.path]}
    if problem.kind == MALFORMED:
        what = {"type": "json_invalid", "loc": ["body", problem.offset], "msg": "JSON decode error"}
        return what | {"input": {}, "ctx": {"error": problem.message}}
    if problem.kind == "required":
        return item | {"msg": "field required", "type": "value_error.missing"}
    if problem.kind in _LIMITS:
        words, kind = _LIMITS[problem.kind]
        text = f"ensure this value is {words} {float(problem.expected)}"
        return item | {"msg": text, "type": f"value_error.number.{kind}", "ctx": {"limit_value": problem.expected}}
    return item | {"msg": problem.message, "type": f"{'type' if problem.kind == 'type' else 'value'}_error"}


_LIMITS = {"minimum": ("greater than or equal to", "not_ge"), "maximum": ("less than or equal to", "not_le")}

_FASTAPI_NO_ROUTE = 404, {"detail": "Not Found"}
_FASTAPI_NO_METHOD = 405, {"detail": "Method Not Allowed"}

LMDEPLOY = Dialect(
    _flat_error,
    _flat_invalid,
    credentials=(401, _flat_error(401, "Unauthorized.")),
    no_route=_FASTAPI_NO_ROUTE,
    no_method=_FASTAPI_NO_METHOD,
    example="lmdeploy",
)

DIALECTS: Mapping[str, Dialect] = {
    "mtmai": Dialect(
        _hatchet_error,
        _hatchet_invalid,
        credentials=(403, {"message": "Please provide valid credentials"}),
        no_route=(400, {"message": "no matching operation was found"}),
        no_method=(400, {"message": "method not allowed"}),
        in_success=lambda status, message: {"error": message},
    ),
    "openai": Dialect(
        _nested_error,
        _nested_invalid,
        credentials=(401, _nested_error(401, "Incorrect API key provided.", code="invalid_api_key")),
        no_route=(404, _nested_error(404, "Invalid URL")),
        no_method=(405, _nested_error(405, "Not allowed to use this method on this URL.", code="method_not_supported")),
        example="openai",
    ),
    "midjourney": Dialect(
        _midjourney_error,
        _midjourney_invalid,
        credentials=(401, {"error": {"message": "无效的令牌", "type": "new_api_error", "code": ""}}),
        no_route=(404, _nested_error(404, "Invalid URL", param="", code="")),
        no_method=(404, _nested_error(404, "Invalid URL", param="", code="")),
    ),
    "fastgpt": Dialect(
        _envelope,
        _envelope_invalid,
        credentials=(403, _envelope(403, "common:code_error.error_message.403") | {"statusText": "unAuthorization"}),
        wrong_key=(500, _envelope(514, "common:code_error.error_message.514") | {"statusText": "unAuthApiKey"}),
        no_route=(404, "<!DOCTYPE html><html><head><title>404: This page could not be found</title></head></html>"),
        no_method=(405, _envelope(405, "Method not allowed")),
    ),
    "chatchat": Dialect(
        _detail,
        _detail_invalid,
        credentials=(401, {"detail": "Not authenticated"}),
        no_route=_FASTAPI_NO_ROUTE,
        no_method=_FASTAPI_NO_METHOD,
        serves_files=True,
        in_success=lambda status, message: {"code": status, "msg": message, "data": None},
    ),
}
"""By family; `openai` is the one of gateways, and of a family without one."""
