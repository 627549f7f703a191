"""An operation of the contract as data: how it is called and what it answers.

`contract.schema.yaml` describes what the contract declares by extensions, such as `x-pages`, field by field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

from pydantic import BaseModel
from pydantic_core import from_json

from mtmaisdk.clients.rest.contract.lookup import field_of, has_content, model, model_or_none, resolve, value_at

E = TypeVar("E")


@dataclass(frozen=True)
class BackendCodes:
    """The codes in the answers and errors of an operation's backend."""

    success: tuple[str, ...] = ()
    statuses: Mapping[str, int] = field(default_factory=dict)
    final: tuple[str, ...] = ()

    def status_of(self, code: Any) -> int | None:
        """Returns the HTTP status that corresponds to a code, if it is an error that HTTP has."""
        text = str(code)
        if text in self.statuses:
            return self.statuses[text]
        return int(text) if len(text) == 3 and text.isascii() and text.isdigit() and "400" <= text < "600" else None

    def is_failure(self, answer: Any) -> bool:
        """Whether an answer, a model or a dictionary, has a code that is not one of success."""
        if not self.success:
            return False
        code = field_of(answer, "code")
        return code is not None and code != "" and str(code) not in self.success


NO_BACKEND_CODES = BackendCodes()


@dataclass(frozen=True)
class SecurityScheme:
    """A security scheme of the contract: a bearer token, user name and password, or a key in a cookie or header.

    `is_token` is whether the key is the bearer token, which servers expect in either place or both.
    """

    kind: Literal["bearer", "basic", "cookie", "header"]
    key: str = ""
    is_token: bool = False


T = TypeVar("T")


_NO_MODELS = (None, "str", "object", "bytes")


@dataclass(frozen=True)
class Parameter:
    """A parameter in the path, the query or a header.

    `name` is the Python argument. `type` may be the name of a model, which is sent as JSON text; `constraints` are
    keyword arguments of `pydantic.Field`.
    """

    name: str
    wire_name: str
    location: Literal["path", "query", "header"]
    type: Any
    required: bool = False
    is_flag: bool = False
    is_spread: bool = False
    constraints: Mapping[str, Any] = field(default_factory=dict)
    sent: str | None = None


@dataclass(frozen=True)
class Body:
    """The request body; `argument` takes the whole of it, otherwise each field of the model is an argument."""

    model: str
    content_type: str
    argument: str | None = None
    required: bool = False
    spread: tuple[str, ...] = ()


class Packed(NamedTuple):
    """Numbers that a server can send as base64; all names are wire names."""

    request: Mapping[str, str]
    path: str


class Route(NamedTuple):
    """The route of an operation in another version of a server."""

    method: str
    path: str
    after_json: bool = False
    is_older: bool = False


@dataclass(frozen=True)
class Failure:
    """What makes an answer a failure although its status is one of success."""

    at: str
    any_of: tuple[str, ...]
    without: str | None = None
    error: str | None = None
    unless_asked: str | None = None

    def is_in(self, answer: Any, sent: Any) -> bool:
        """Whether an answer, a model or a dictionary, is a failure; `sent` is the body of its request."""
        if self.error is not None and has_content(self._value_at(answer, self.error)):
            return True
        if self._value_at(answer, self.at) not in self.any_of or self._value_at(answer, self.without):
            return False
        name = f'"{self.unless_asked}":'.encode()
        if self.unless_asked is None or not isinstance(sent, bytes) or name not in sent:
            return True
        return not from_json(sent).get(self.unless_asked)

    def message(self, answer: Any) -> str:
        """Returns the error message for an answer without one."""
        return f"the answer failed: {self.at.rpartition('.')[2]} is {self._value_at(answer, self.at)!r}"

    @staticmethod
    def _value_at(answer: Any, path: str | None) -> Any:
        if path is None:
            return None
        kind: type[BaseModel] = type(answer)
        return value_at(answer, path if isinstance(answer, dict) else resolve(kind, path).inner)


@dataclass(frozen=True)
class Operation(Generic[T]):
    """An operation of the contract; `T` is what it returns.

    `responses` has the type of the data by status, and `default` for all others. Any of the security schemes in `auth`
    is sufficient. `family` are all paths of the API. `parameters_in_body` is the contract's `x-send-in-body`, and
    `empty_status` its `x-empty`; `provider` and `gen_ai` are names in OpenTelemetry.
    """

    name: str
    method: str
    path: str
    accept: str
    responses: Mapping[str, str | None]
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    auth: tuple[str, ...] = ()
    parameters_in_body: bool = False
    fallbacks: tuple[Route, ...] = ()
    family: tuple[str, ...] = ()
    text_field: str | None = None
    packed: Packed | None = None
    empty_status: int | None = None
    answer: tuple[str, ...] = ()
    may_be_empty: bool = False
    failure: Failure | None = None
    codes: BackendCodes = NO_BACKEND_CODES
    provider: str | None = None
    gen_ai: str | None = None

    @property
    def stream_request(self) -> Mapping[str, Any]:
        """Body fields that request a stream; empty if the operation never streams or always does."""
        return {}

    @cached_property
    def success_type(self) -> str | None:
        """The name of the type that the method returns."""
        return next((name for status, name in self.responses.items() if status.startswith("2")), None)

    @cached_property
    def answer_model(self) -> str | None:
        """The name of the model that the method returns, if it returns one."""
        return None if self.success_type in _NO_MODELS else self.success_type

    @property
    def streamed_paths(self) -> tuple[str, ...]:
        """The paths of the answer that `x-stream` declares; none if the operation does not stream."""
        return ()

    @cached_property
    def answer_paths(self) -> tuple[str, ...]:
        """The paths of what carries the answer, as wire names."""
        return (*self.answer, *self.streamed_paths)

    def missing_part(self, data: Any) -> str | None:
        """Returns what an answer, a model or a dictionary, lacks to be one, or `None`.

        An answer has something at a path that carries the answer, or else in any declared field. In an operation that
        only reports, a code of success is enough.
        """
        if isinstance(data, list):
            return None
        fields = self._answer_fields
        for name, _, is_streamed in fields:
            value = field_of(data, name)
            if has_content(value) if is_streamed else value is not None:
                return None
        if self.codes.success and not self.streamed_paths and value_at(data, "code") is not None:
            return None
        is_known = has_content(data)
        if (is_known and not fields) or (self.may_be_empty and (is_known or not getattr(data, "model_extra", None))):
            return None
        return " or ".join(wire_name for _, wire_name, _ in fields) or "part of an answer"

    def failed_part(self, answer: Any) -> Any:
        """Returns the part of an answer whose finish reason is `error`, `None` without one."""
        return None

    @cached_property
    def _answer_fields(self) -> list[tuple[str, str, bool]]:
        """Python and wire names of the fields that have the answer, and whether `x-stream` declares them."""
        found = None if self.answer_model is None else model_or_none(self.answer_model)
        streamed, roots = (
            [path.partition(".")[0] for path in each] for each in (self.streamed_paths, self.answer_paths)
        )
        names = [(resolve(found, root).inner, root, root in streamed) for root in dict.fromkeys(roots)]
        # An event may have other fields than the plain answer.
        return [each for each in names if found is None or each[0] in found.model_fields]

    @cached_property
    def parameters_model(self) -> type[BaseModel]:
        """A model of the parameters by their Python names, created at the first call."""
        from pydantic import Field, create_model

        fields: dict[str, Any] = {
            each.name: (
                model(each.type) if isinstance(each.type, str) else each.type,
                Field(... if each.required else None, **each.constraints),
            )
            for each in self.parameters
        }
        return create_model(self.name, __config__={"protected_namespaces": ()}, **fields)


class _Unset(Enum):
    UNSET = False

    def __repr__(self) -> str:
        return self.name

    def __bool__(self) -> bool:
        return self.value


UNSET: Final[Any] = _Unset.UNSET
"""Default of an argument that is not sent; `None` is sent as `null`."""


@dataclass(frozen=True)
class Pages(Generic[E]):
    """How an operation is paged, the contract's `x-pages`; all names are wire names."""

    method: str
    item: str
    items: str
    total: str
    id: str
    offset: str
    size: str
    default_size: int
    is_reversed: bool = False
