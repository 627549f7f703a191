"""How one operation of the contract is called and what it answers, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel


E = TypeVar("E")


@dataclass(frozen=True)
class BackendCodes:
    """The codes that the backend of an operation writes into its answers and errors.

    Attributes:
        success: Those of an answer that is one; where there are none, its answers have no code.
        statuses: The HTTP status that a code stands for, where it is not that number itself.
        final: Those of errors that another try cannot change.
    """

    success: tuple[str, ...] = ()
    statuses: Mapping[str, int] = field(default_factory=dict)
    final: tuple[str, ...] = ()

    def status_of(self, code: Any) -> int | None:
        """Returns the HTTP status that a code stands for, if it stands for a failure that HTTP knows."""
        text = str(code)
        if text in self.statuses:
            return self.statuses[text]
        return int(text) if len(text) == 3 and text.isascii() and text.isdigit() and "400" <= text < "600" else None

    def is_failure(self, answer: Any) -> bool:
        """Whether an answer has a code, and not one of success.

        Args:
            answer: A model or a dictionary.
        """
        if not self.success:
            return False
        code = answer.get("code") if isinstance(answer, dict) else getattr(answer, "code", None)
        return code is not None and code != "" and str(code) not in self.success


NO_BACKEND_CODES = BackendCodes()


@dataclass(frozen=True)
class SecurityScheme:
    """A security scheme of the contract.

    Attributes:
        kind: A bearer token, user name and password, or a key in a cookie or a header.
        key: Name of the cookie or header.
    """

    kind: Literal["bearer", "basic", "cookie", "header"]
    key: str = ""


T = TypeVar("T")

_NO_MODELS = (None, "str", "object", "bytes")


@dataclass(frozen=True)
class Parameter:
    """A parameter in the path, the query or a header.

    Attributes:
        name: Name of the Python argument.
        wire_name: Name in the request.
        location: Where it is sent.
        type: Python type of its value.
        required: Whether a call has to give it.
        constraints: Limits of the value, as keyword arguments of `pydantic.Field`.
    """

    name: str
    wire_name: str
    location: Literal["path", "query", "header"]
    type: Any
    required: bool = False
    constraints: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Body:
    """The request body.

    Attributes:
        model: Name of the body's model.
        content_type: Its media type.
        argument: Name of the argument that holds the whole body; without it each of the model's
            fields is an argument.
        required: Whether a call has to give it.
        spread: Wire names of fields whose own fields are sent beside them too, where servers expect them there.
    """

    model: str
    content_type: str
    argument: str | None = None
    required: bool = False
    spread: tuple[str, ...] = ()


class Route(NamedTuple):
    """Where another version of a server has an operation.

    Attributes:
        method: The HTTP method.
        path: The path, with `{wire name}` for each path parameter.
    """

    method: str
    path: str


@dataclass(frozen=True)
class Operation(Generic[T]):
    """An operation of the contract; `T` is what it returns.

    Attributes:
        name: Name of the Python method.
        method: The HTTP method.
        path: The path, with `{wire name}` for each path parameter.
        accept: The media types of the answers.
        responses: Type of the data by status; `default` stands for every status not named.
        parameters: What is sent outside the body.
        body: What is sent in the body.
        auth: Names of the security schemes, any of which lets a request in.
        parameters_in_body: Whether the query parameters are sent as a JSON body as well.
        fallbacks: Where to try next, where the server does not know the path or the method.
        text_field: Field of the answer's model that a plain text answer is read into.
        codes: What the backend's own codes mean.
        provider: Name of the backend for OpenTelemetry.
        gen_ai: What kind of work it is, in the words of OpenTelemetry's conventions for generative AI.
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
    text_field: str | None = None
    codes: BackendCodes = NO_BACKEND_CODES
    provider: str | None = None
    gen_ai: str | None = None

    @property
    def stream_request(self) -> Mapping[str, Any]:
        """Body fields that ask for a stream; none, where the operation has no stream or always streams."""
        return {}

    def response_type(self, status: int) -> str | None:
        """Returns the name of the type of the data that comes with `status`."""
        try:
            return self.responses[str(status)]
        except KeyError:
            return self.responses.get("default")

    @cached_property
    def success_type(self) -> str | None:
        """The name of the type that the method returns."""
        return next((name for status, name in self.responses.items() if status.startswith("2")), None)

    @property
    def answer_model(self) -> str | None:
        """The name of the model that the method returns, if it returns one."""
        return None if self.success_type in _NO_MODELS else self.success_type

    @cached_property
    def parameters_model(self) -> type[BaseModel]:
        """A model of the parameters by their Python names, made at the first call."""
        from pydantic import Field, create_model

        fields: dict[str, Any] = {
            parameter.name: (parameter.type, Field(... if parameter.required else None, **parameter.constraints))
            for parameter in self.parameters
        }
        return create_model(self.name, __config__={"protected_namespaces": ()}, **fields)

    @cached_property
    def parameter_names(self) -> frozenset[str]:
        """The Python names of the parameters."""
        return frozenset(parameter.name for parameter in self.parameters)


class _Unset:
    """The type of `UNSET`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Final[Any] = _Unset()
"""Default of an argument that is not sent; `None` is sent as `null`."""


@dataclass(frozen=True)
class Pages(Generic[E]):
    """Where an operation's pages are, the contract's `x-pages`; all names are the wire's.

    Attributes:
        method: Name of the method that walks them.
        item: Name of the model of an item.
        items: Path of a page's items in the answer.
        total: Path of the number of all items.
        id: Field of an item that names it.
        offset: Field of the body that says how many items to skip.
        size: Field of the body that says how many to return.
        default_size: What to ask for.
        is_reversed: Whether a page's last item belongs next to the following page's.
    """

    method: str
    item: str
    items: str
    total: str
    id: str
    offset: str
    size: str
    default_size: int
    is_reversed: bool = False
