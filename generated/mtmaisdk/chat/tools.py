"""Tools from functions: how a model is told of them, and how its calls are checked and run."""

from __future__ import annotations

import asyncio
import inspect
from asyncio import CancelledError, wrap_future
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from concurrent import futures
from contextlib import suppress
from contextvars import copy_context
from functools import partial, wraps
from threading import Thread
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from mtmaisdk.chat.events import ToolCall, ToolResultEvent
from mtmaisdk.chat.message import result_text
from mtmaisdk.clients.rest.wire.json_text import joined

_FUNCTION_CALLS = ("function", "function_call")


class _Schema(GenerateJsonSchema):
    """Schemas without titles, which repeat the names, and without defaults that are not JSON."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Returns that no field has a title."""
        return False


class FunctionTool(dict[str, Any]):
    """A function as a tool in the form of Chat Completions: with its name, docstring and the schema of its arguments.

    Without a name, or with arguments that JSON cannot express or that cannot be named, it is a `ValueError`.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        name = getattr(function, "__name__", "")
        if not name.isidentifier():
            raise ValueError(f"tools: {function!r} has no name by which a model could call it")
        if inspect.isasyncgenfunction(function):
            raise ValueError(f"tools: {name} yields its results; return them as a list")
        self.function = function
        try:
            # Checks the arguments as pydantic.validate_call does, but returns them instead of calling the function.
            bound: Any = wraps(function, updated=())(lambda *args, **named: (args, named))
            # The type of what it returns may be known to type checkers only.
            bound.__annotations__ = {of: kind for of, kind in bound.__annotations__.items() if of != "return"}
            # Pydantic 2.11 looks for the names of types in this module.
            bound.__annotations__ = get_type_hints(bound, include_extras=True)
            self._arguments = TypeAdapter[Any](bound)
            schema = self._arguments.json_schema(schema_generator=_Schema)
        except Exception as error:
            raise ValueError(f"tools: {name}: {error}") from error
        if schema.get("type") != "object":
            raise ValueError(f"tools: {name}: its arguments cannot be passed by name")
        description, arguments = _documentation(function)
        for argument, field in schema["properties"].items():
            if field.get("title") == argument.replace("_", " ").strip().title():
                # Of pydantic 2.11, whatever the generator of schemas says.
                del field["title"]
            if argument in arguments:
                field.setdefault("description", arguments[argument])
        described = {"description": description} if description else {}
        super().__init__(type="function", function={"name": name, **described, "parameters": schema})

    def bind(self, arguments: str) -> partial[Any]:
        """Returns the function with the arguments that a model wrote; a `ValueError` names those that are wrong."""
        try:
            args, named = self._arguments.validate_json(arguments or "{}")
        except ValidationError as error:
            found = error.errors(include_url=False, include_context=False, include_input=False)
            wrong = [": ".join([*filter(None, [".".join(map(str, each["loc"]))]), each["msg"]]) for each in found]
            raise ValueError(f"invalid arguments: {'; '.join(wrong)}") from None
        return partial(self.function, *args, **named)


def declared(tools: Any) -> list[Any]:
    """Returns tools as a list, with functions declared; a `ValueError` is raised for what is no list of tools."""
    if callable(tools) or isinstance(tools, (str, Mapping)) or not isinstance(tools, Iterable):
        raise ValueError(f"tools: expected a list of tools, not {tools!r}")
    # An iterator would be empty for the next round.
    found = [FunctionTool(tool) if callable(tool) else tool for tool in tools]
    names = [tool["function"]["name"] for tool in found if isinstance(tool, FunctionTool)]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"tools: several functions are named {', '.join(sorted(twice))}")
    return found


class ToolJob:
    """A call of a function, from checking its arguments to its result.

    Attributes:
        call: The call; gets the result as text.
        failed: Whether the result says why there is none.
    """

    failed = False

    def __init__(self, call: ToolCall, functions: Mapping[str, FunctionTool]) -> None:
        self.call = call
        self._error: Exception | None = None
        try:
            if call.name not in functions:
                raise LookupError(f"unknown tool {call.name!r}; the tools are {', '.join(functions)}")
            self._function = functions[call.name].bind(call.arguments)
        except Exception as error:
            self.refuse(error)

    @property
    def may_run(self) -> bool:
        """Whether the call is valid and was not refused."""
        return self._error is None

    def refuse(self, error: Exception) -> None:
        """Answers the call with an error; the function is not called."""
        self._error = error

    def start(self) -> futures.Future[Any]:
        """Calls the function in a thread, and awaits there what it returns."""
        return _in_thread(lambda: asyncio.run(_awaited(value)) if inspect.isawaitable(value := self._run()) else value)

    def start_async(self) -> asyncio.Future[Any]:
        """Calls the function in a thread, or in the event loop if it is async."""
        return asyncio.ensure_future(self._run_async())

    def finish(self, value: Any) -> ToolResultEvent[Any]:
        """Takes what the function returned, or why it did not, and returns the event."""
        self.failed = isinstance(value, Exception)
        try:
            self.call.result = joined(result_text(value))
        except Exception as error:
            self.failed, self.call.result = True, f"the result cannot be sent: {type(error).__name__}"
        return ToolResultEvent(self.call, self.failed, value)

    def _run(self) -> Any:
        if self._error is not None:
            return self._error
        try:
            return self._function()
        except (Exception, CancelledError) as error:
            return _as_failure(error)

    async def _run_async(self) -> Any:
        is_async = self.may_run and inspect.iscoroutinefunction(self._function)
        value = self._run() if is_async or not self.may_run else await wrap_future(_in_thread(self._run))
        return await _awaited(value) if inspect.isawaitable(value) else value


class Toolbox:
    """The tools of a run, of which those that are functions can be called."""

    def __init__(self, tools: Iterable[Any]) -> None:
        self.functions: dict[str, FunctionTool] = {}
        self._others: set[Any] = set()
        for tool in tools:
            if isinstance(tool, FunctionTool):
                self.functions[tool["function"]["name"]] = tool
                continue
            given = tool.to_dict() if hasattr(tool, "to_dict") else tool
            for part in (given, *given.values()) if isinstance(given, Mapping) else ():
                self._others.add(part.get("name") if isinstance(part, Mapping) else None)

    def jobs(self, calls: Iterable[ToolCall]) -> list[ToolJob]:
        """Returns the calls that have no result yet; none if one of them is for the caller, whose tool is a dict."""
        left = [call for call in calls if call.result is None]
        is_callers = any(call.name in self._others or call.type not in _FUNCTION_CALLS for call in left)
        return [] if is_callers or not self.functions else [ToolJob(call, self.functions) for call in left]


def wait(started: Collection[futures.Future[Any]], seconds: float | None) -> set[futures.Future[Any]]:
    """Returns those that are done once there is one, or none when the time is over."""
    return futures.wait(started, seconds, futures.FIRST_COMPLETED).done


async def wait_async(started: Collection[asyncio.Future[Any]], seconds: float | None) -> set[asyncio.Future[Any]]:
    """Returns those that are done once there is one, or none when the time is over."""
    done: set[asyncio.Future[Any]]
    done, _ = await asyncio.wait(started, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    return done


def _in_thread(function: Callable[[], Any]) -> futures.Future[Any]:
    """Calls a function in a thread that does not keep the program from ending, as those of a pool do."""
    future: futures.Future[Any] = futures.Future()
    # It cannot be cancelled from now on.
    future.set_running_or_notify_cancel()

    def work() -> None:
        try:
            future.set_result(function())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=copy_context().run, args=(work,), daemon=True).start()
    return future


async def _awaited(value: Awaitable[Any]) -> Any:
    try:
        return await value
    except (Exception, CancelledError) as error:
        return _as_failure(error)


def _as_failure(error: BaseException) -> Exception:
    return error if isinstance(error, Exception) else RuntimeError("the tool was cancelled")


def _documentation(function: Callable[..., Any]) -> tuple[str, dict[str, str]]:
    """Returns the description of a function and those of its arguments.

    Without docstring_parser the former is the whole docstring, in which the arguments are described, too.
    """
    text = inspect.getdoc(function) or ""
    with suppress(ImportError):
        from docstring_parser import ParseError, parse

        with suppress(ParseError):
            found = parse(text)
            return (found.description or "").strip(), {each.arg_name: each.description or "" for each in found.params}
    return text, {}
