"""Helpers for the further forms of a method, async or blocking."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Mapping
from os import PathLike
from types import FunctionType
from typing import Any, TypeAlias

from mtmaisdk.clients.rest.contract.operation import Operation
from mtmaisdk.clients.rest.settings.options import AnswerForm

StrPath: TypeAlias = str | PathLike[str]


class InForm:
    """Replaces the API object of a method that is called for another form of the response.

    A method calls `self.api_client.call(operation, arguments)`; this object is its own `api_client` and adds the form.
    """

    __slots__ = ("_client", "_form")

    def __init__(self, api: Any, form: AnswerForm) -> None:
        self._client = api.api_client
        self._form = form

    @property
    def api_client(self) -> InForm:
        """What the method calls."""
        return self

    def call(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> Any:
        """Calls an operation for the other form."""
        return self._client.call(operation, arguments, self._form)


def renamed(call: Callable[..., Any], method: Any, name: str, returns: Any) -> Callable[..., Any]:
    """Gives `call` the parameters and the docstring of `method`, and its own name and return type."""
    watched, method = getattr(method, "watched", None), inspect.unwrap(method)
    # `inspect.signature` reads what is wrapped: a copy of the method with the other return type.
    wrapped = FunctionType(method.__code__, method.__globals__, name, method.__defaults__)
    functools.update_wrapper(wrapped, method)
    del wrapped.__wrapped__  # type: ignore[attr-defined]
    wrapped.__kwdefaults__ = method.__kwdefaults__
    wrapped.__annotations__ = {**method.__annotations__, "return": returns}
    wrapped.__name__ = name
    wrapped.__qualname__ = f"{method.__qualname__.rpartition('.')[0]}.{name}"
    call = functools.update_wrapper(call, wrapped)
    # See `deprecations`.
    return watched(call) if watched else call


def with_path(call: Callable[..., Any]) -> Callable[..., Any]:
    """Adds a path before the other arguments, in the signature and the docstring."""
    signature = inspect.signature(call)
    this, *others = signature.parameters.values()
    file = inspect.Parameter("file", inspect.Parameter.POSITIONAL_ONLY, annotation=StrPath)
    this = this.replace(kind=inspect.Parameter.POSITIONAL_ONLY)
    call.__signature__ = signature.replace(parameters=[this, file, *others])  # type: ignore[attr-defined]
    call.__annotations__ = {"file": StrPath, **call.__annotations__}
    about = r"\1Args:\n\1    file: Path of the file to which the response is saved.\n"
    call.__doc__ = re.sub(r"^( *)Args:\n", about, call.__doc__ or "", count=1, flags=re.MULTILINE)
    return call
