"""Warns about operations and arguments that the contract deprecates."""

from __future__ import annotations

import asyncio
import functools
import inspect
import sys
import warnings
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from mtmaisdk.clients.rest.contract.lookup import model
from mtmaisdk.clients.rest.contract.operation import UNSET, Body
from mtmaisdk.clients.rest.methods.forms import InForm

F = TypeVar("F", bound=Callable[..., Any])


def deprecation(
    argument: str | None = None,
    /,
    *,
    since: str,
    removed: str | None = None,
    use: str | None = None,
    body: Body | None = None,
) -> Callable[[F], F]:
    """Returns a decorator that warns where a method is called, even if what it returns is awaited elsewhere.

    `argument` is what the contract's `x-deprecated` is about, by default the whole method; `body` has it as a field.
    """
    text = f" is deprecated since {since}"
    text += (f" and may be removed from {removed} on" if removed else "") + (f"; use {use}" if use else "")

    def decorate(method: Any) -> Any:
        call = method if hasattr(method, "watched") else _watched({}, method)
        whole = body if body is not None and body.argument is not None else None
        call.watched.args[0].setdefault(whole.argument if whole else argument, []).append((argument, whole, text))
        return call

    return decorate


def _watched(deprecations: dict[str | None, list[tuple[str | None, Body | None, str]]], method: Any) -> Any:
    """Returns a method that warns about what is deprecated of it, and else does the same.

    `deprecations` has by argument, or `None` for the whole method: what is deprecated, the body of which it is a field
    if the argument is a whole body, and what to say.
    """
    code = inspect.unwrap(method).__code__
    names = code.co_varnames[1 : code.co_argcount]

    @functools.wraps(method)
    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        # Another form of the method has warned already.
        if (args or None in deprecations or not deprecations.keys().isdisjoint(kwargs)) and type(self) is not InForm:
            given = {**dict(zip(names, args, strict=False)), **kwargs, None: None}
            for argument, found in reversed(deprecations.items()):
                for name, body, text in found if given.get(argument, UNSET) is not UNSET else ():
                    if body is None or name is None or _has_field(given[argument], name, body):
                        _warn(f"{f'{name} of ' if name else ''}{call.__name__}(){text}")
        return method(self, *args, **kwargs)

    # What other forms of the method are passed through.
    call.watched = functools.partial(_watched, deprecations)  # type: ignore[attr-defined]
    if inspect.iscoroutinefunction(method):
        # What it returns is awaited all the same; `unittest.mock` asks.
        if sys.version_info >= (3, 12):
            inspect.markcoroutinefunction(call)
        else:
            call._is_coroutine = asyncio.coroutines._is_coroutine  # type: ignore[attr-defined]
    return call


def _has_field(value: Any, name: str, body: Body) -> bool:
    if isinstance(value, Mapping):
        return name in value or model(body.model).model_fields[name].alias in value
    return name in getattr(value, "model_fields_set", ())


def _warn(text: str) -> None:
    """Warns at the innermost line that is not the package's."""
    frame, level = inspect.currentframe(), 0
    while frame is not None and frame.f_globals.get("__name__", "").startswith("mtmaisdk."):
        frame, level = frame.f_back, level + 1
    warnings.warn(text, DeprecationWarning, stacklevel=level + 1)
