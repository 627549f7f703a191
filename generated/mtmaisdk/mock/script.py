"""Scripts: what the mock server answers, as a test or a YAML file says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError, with_config

from mtmaisdk.mock.backends import backend_names
from mtmaisdk.mock.content.said import PiecedText, Said
from mtmaisdk.mock.content.tools import CalledTool
from mtmaisdk.mock.contract import load
from mtmaisdk.mock.fault_answers import REPLACING
from mtmaisdk.mock.faults import parse_faults
from mtmaisdk.mock.script_types import Script, ScriptedAnswer, ScriptedCall, ScriptedReference, ScriptedUsage, When

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KINDS = {
    "": Script,
    "answers": ScriptedAnswer,
    "tool_calls": ScriptedCall,
    "references": ScriptedReference,
    "usage": ScriptedUsage,
    "when": When,
}
"""The types, each by the key under which it stands."""
for _kind in _KINDS.values():
    with_config(extra="forbid", use_attribute_docstrings=True)(_kind)

_SAYS_LITTLE = re.compile("^missing$|_type$")
"""Errors of pydantic that follow from a misspelt key or the wrong branch of a union."""
_BRANCHES = {"str", "bytes", "constrained-float"}
"""Names of the members of a union in pydantic's places."""


class InvalidScriptException(ValueError):
    """A script is invalid.

    Attributes:
        place: Keys and indices on the way to what is invalid.
    """

    def __init__(self, message: str, place: Sequence[int | str]) -> None:
        super().__init__(message)
        self.place = place


WHOLE = frozenset(("body", "body_file", "pieces"))
"""Keys of an answer that is a whole body."""
_UNSAID = {"when", "times", "error", "status", "headers", "fault", *WHOLE}
SAYS = frozenset(ScriptedAnswer.__annotations__) - _UNSAID
"""Keys of an answer that says something in the words of the backend that is asked."""
_SAID_AS_GIVEN = SAYS - {"text", "json", "reasoning", "tool_calls"}


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def json_schema() -> dict[str, Any]:
    """Returns the JSON schema of a script file, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter(Script).json_schema()}


def check_answer(given: Mapping[str, Any]) -> ScriptedAnswer:
    """Returns an answer after checking it.

    Raises:
        ValueError: A key is unknown, a value is invalid, or keys do not go together; the message says which.
    """
    answer: ScriptedAnswer = _validated(ScriptedAnswer, given)
    _check_kinds(answer)
    return answer


def read_script(path: Path) -> Script:
    """Returns a script file; a list alone is its answers.

    Raises:
        ValueError: It is no script; the message says where.
        OSError: It cannot be read.
    """
    content = path.read_bytes()
    try:
        value = yaml.load(content, Loader=_LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
        raise ValueError(f"{path}:{mark.line + 1}: {problem}" if mark else f"{path}: {problem}") from None
    is_list = isinstance(value, list)
    try:
        script: Script = _validated(Script, {"answers": value} if is_list else value)
        for index, answer in enumerate(script["answers"]):
            _check_kinds(answer, "answers", index)
            if "body_file" in answer:
                beside = path.parent / answer["body_file"]
                if not beside.is_file():
                    raise _invalid(f"no file {beside}", ("answers", index, "body_file"))
                answer["body_file"] = str(beside)
    except InvalidScriptException as error:
        line = _line_of(yaml.compose(content, _LOADER), error.place[1:] if is_list else error.place)
        raise InvalidScriptException(f"{path}:{line}: {error}", error.place) from None
    return script


def _line_of(node: Any, place: Sequence[int | str]) -> int:
    """Returns the line of a key or item of a YAML document, or of the last one on the way to it."""
    line: int = node.start_mark.line + 1 if node else 1
    if not place or node is None:
        return line
    if isinstance(node, yaml.SequenceNode) and isinstance(place[0], int):
        return _line_of(node.value[place[0]], place[1:])
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == place[0]:
            return _line_of(value, place[1:]) if place[1:] else int(key.start_mark.line) + 1
    return line


def _validated(kind: Any, value: Any) -> Any:
    try:
        return _adapter(kind).validate_python(value)
    except ValidationError as error:
        # Of the branches of a union, the one that goes deepest is meant; their names are no part of the place.
        found = max(error.errors(), key=lambda each: (len(each["loc"]), not _SAYS_LITTLE.search(each["type"])))
        found = {**found, "loc": tuple(each for each in found["loc"] if each not in _BRANCHES and "[" not in str(each))}
        said = found["msg"].removeprefix("Value error, ")
        if found["type"] == "extra_forbidden":
            *outer, name = found["loc"]
            holders = [_KINDS[each] for each in outer if each in _KINDS]
            known = (holders[-1] if holders else kind).__annotations__
            said = "no such key" + (_like(str(name), known) or f"; the keys are {', '.join(known)}")
        raise _invalid(said, found["loc"]) from None


def _invalid(said: str, place: Sequence[int | str]) -> InvalidScriptException:
    where = ".".join(map(str, place))
    return InvalidScriptException(f"{where}: {said}" if where else said, place)


def _like(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, names)
    return f"; did you mean {near[0]!r}?" if near else ""


def _check_kinds(answer: ScriptedAnswer, *place: int | str) -> None:
    kinds = [SAYS & answer.keys(), *({name} & answer.keys() for name in ("error", *sorted(WHOLE)))]
    given = [min(kind) for kind in kinds if kind]
    if not given and "fault" not in answer:
        raise _invalid("it says nothing", place)
    if len(given) > 1:
        raise _invalid(f"{given[0]} and {given[1]} do not go together", (*place, given[1]))
    if "text" in answer and "json" in answer:
        raise _invalid("text and json do not go together", (*place, "json"))
    for name in {"status", "headers"} & answer.keys() if SAYS & answer.keys() else ():
        raise _invalid("goes with error, body, body_file or pieces", (*place, name))
    _check_json(answer.get("json"), *place, "json")
    _check_json(answer.get("body"), *place, "body")
    _check_values(answer, *place)


def _check_json(value: Any, *place: int | str) -> None:
    try:
        json.dumps(None if isinstance(value, bytes) else value)
    except (TypeError, ValueError) as error:
        raise _invalid(f"no JSON: {error}", place) from None


def _check_values(answer: ScriptedAnswer, *place: int | str) -> None:
    when = answer.get("when", {})
    _check_name(when.get("backend"), backend_names(load()), *place, "when", "backend")
    operations = {operation.id: operation for operation in load()}
    _check_name(when.get("operation"), [*operations], *place, "when", "operation")
    if SAYS & answer.keys() and "operation" in when and not operations[when["operation"]].says_text:
        raise _invalid("it says nothing; script its body", (*place, "when", "operation"))
    try:
        re.compile(when.get("pattern", ""))
    except re.error as error:
        raise _invalid(f"no regular expression: {error}", (*place, "when", "pattern")) from None
    try:
        faults = parse_faults(answer.get("fault", ""))
    except ValueError as error:
        raise _invalid(str(error), (*place, "fault")) from None
    unsent = sorted(answer.keys() & {"error", *WHOLE})
    for name in REPLACING & faults.keys() if unsent else ():
        raise _invalid(f"{name} replaces the answer and does not go with {unsent[0]}", (*place, "fault"))


def _check_name(name: str | None, names: Sequence[str], *place: int | str) -> None:
    if name is not None and name not in names:
        raise _invalid(f"the contract has no {name!r}{_like(name, names)}", place)


def says_something(answer: ScriptedAnswer) -> bool:
    """Whether an answer says something in the words of the backend that is asked."""
    return bool(SAYS & answer.keys())


def said_by(answer: ScriptedAnswer) -> Said:
    """Returns what an answer says."""
    text = json.dumps(answer["json"], ensure_ascii=False) if "json" in answer else answer.get("text", "")
    calls = [_call(call, number) for number, call in enumerate(answer.get("tool_calls", ()), 1)]
    given: dict[str, Any] = {"finish_reason": "tool_calls" if calls else "stop", **answer}
    others = {name: given[name] for name in _SAID_AS_GIVEN & given.keys()}
    return Said(text=_pieced(text), reasoning=_pieced(answer.get("reasoning", "")), calls=calls, **others)


def body_of(answer: ScriptedAnswer) -> Sequence[bytes | float]:
    """Returns the pieces of a whole body; a number is a pause."""
    if "body_file" in answer:
        return [Path(answer["body_file"]).read_bytes()]
    body = answer.get("body")
    whole = body if isinstance(body, (str, bytes)) else json.dumps(body, ensure_ascii=False)
    return [piece.encode() if isinstance(piece, str) else piece for piece in answer.get("pieces", [whole])]


def _pieced(given: str | Sequence[str | float]) -> str:
    return given if isinstance(given, str) else PiecedText.of(given)


def _call(call: ScriptedCall, number: int) -> CalledTool:
    given = call.get("arguments", {})
    arguments = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    name, result = call["name"], call.get("result", "")
    return CalledTool(call.get("id") or f"call_{number}_{name}", name, arguments, call.get("type", "function"), result)
