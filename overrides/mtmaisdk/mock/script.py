"""Scripts: what the mock server answers, as a test or a YAML file says.

The types below are the arguments of `MockServer.answer`, the keys of the file, and its JSON schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from annotated_types import Ge, Le
from pydantic import AfterValidator, TypeAdapter, ValidationError, with_config
from typing_extensions import Required, TypedDict

from mtmaisdk.mock.backends import backend_names
from mtmaisdk.mock.content.said import PiecedText, Said
from mtmaisdk.mock.content.tools import CalledTool
from mtmaisdk.mock.contract import load
from mtmaisdk.mock.faults import parse_faults

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CHECKED = with_config(extra="forbid", use_attribute_docstrings=True)

Pieces = str | list[str | Annotated[float, Ge(0)]]
"""A text, or the pieces in which it is streamed; a number is a pause of so many seconds."""


def _checked_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None
    return pattern


def _checked_backend(name: str) -> str:
    return _known(name, backend_names(load()))


def _checked_operation(name: str) -> str:
    return _known(name, [operation.id for operation in load()])


def _known(name: str, names: Sequence[str]) -> str:
    if name not in names:
        near = get_close_matches(name, names, 1)
        raise ValueError(f"the contract has no {name!r}{f'; did you mean {near[0]!r}?' if near else ''}")
    return name


def _checked_fault(faults: str) -> str:
    parse_faults(faults)
    return faults


@_CHECKED
class ScriptedCall(TypedDict, total=False):
    """A call of a tool."""

    name: Required[str]
    """Name of the tool."""
    arguments: dict[str, Any] | str
    """Its arguments, as an object or as the text that is sent."""
    id: str
    """Id of the call; by default one is made."""
    type: Literal["function", "custom"]
    """Kind of the tool, `function` by default."""
    result: str
    """What the tool returned, where the server itself calls it (FastGPT)."""


@_CHECKED
class ScriptedReference(TypedDict, total=False):
    """A source of the answer."""

    title: str
    """Its title."""
    text: str
    """The passage."""
    url: str
    """Its address."""


@_CHECKED
class ScriptedUsage(TypedDict, total=False):
    """Token counts; what is missing is counted."""

    prompt_tokens: int
    """Tokens of the question."""
    completion_tokens: int
    """Tokens of the answer."""


@_CHECKED
class When(TypedDict, total=False):
    """Which requests are answered: those that fit all of these; without any, all."""

    backend: Annotated[str, AfterValidator(_checked_backend)]
    """Backend that is asked, such as `fastgpt`."""
    operation: Annotated[str, AfterValidator(_checked_operation)]
    """Operation that is called, such as `openai:create_chat_completion`."""
    model: str
    """Model that the request names."""
    text: str
    """Text that stands in the messages."""
    pattern: Annotated[str, AfterValidator(_checked_pattern)]
    """Regular expression that is found in the messages."""
    method: str
    """Method of HTTP, such as `GET`."""
    path: str
    """Path with its query, as sent."""
    body: Any
    """Fields that the JSON body has, with these values; further ones may be there."""


@_CHECKED
class ScriptedAnswer(TypedDict, total=False):
    """An answer, and which requests it is for."""

    when: When
    """Which requests; without it, the next one."""
    times: Annotated[int, Ge(1)]
    """How many requests; by default one without `when`, and all that fit with it."""
    text: Pieces
    """What is said; pieces are sent as they stand, and a number between them is a pause in seconds."""
    json: Any
    """A value that is said as JSON, in place of `text`."""
    reasoning: Pieces
    """Thoughts before the text."""
    tool_calls: list[ScriptedCall]
    """Calls of tools."""
    images: list[str]
    """Addresses of images, which may be `data:` addresses."""
    references: list[ScriptedReference]
    """Sources of the answer."""
    refusal: str
    """Words of refusal."""
    usage: ScriptedUsage
    """Token counts; what is missing is counted."""
    finish_reason: str
    """Why the answer ends, in OpenAI's words: `stop`, `length`, `tool_calls`, `content_filter`."""
    nodes: list[dict[str, Any]]
    """What further nodes of a FastGPT app did."""
    interactive: dict[str, Any]
    """A form or selection at which FastGPT waits: `type` and `params`."""
    error: str
    """Message of an error, in the backend's own form; `status` is 500 by default."""
    body: Any
    """The whole body: text as it is, any other value as JSON; or `!!binary`."""
    body_file: str
    """File with the body, beside the script."""
    pieces: list[str | bytes | Annotated[float, Ge(0)]]
    """The body in the pieces in which it is sent; a number is a pause in seconds."""
    status: Annotated[int, Ge(200), Le(599)]
    """Status of an error or a body."""
    headers: dict[str, str]
    """Headers of an error or a body."""
    fault: Annotated[str, AfterValidator(_checked_fault)]
    """Faults of the answer, such as `cut-mid-event=2`."""


@_CHECKED
class Script(TypedDict, total=False):
    """What a mock server answers: the first answer that fits a request and is not used up."""

    strict: bool
    """Whether requests for which there is no answer are refused."""
    answers: Required[list[ScriptedAnswer]]
    """The answers."""


class InvalidScriptException(ValueError):
    """A script is invalid.

    Attributes:
        place: Keys and indices on the way to what is invalid.
    """

    def __init__(self, message: str, place: Sequence[int | str]) -> None:
        super().__init__(message)
        self.place = place


_WHOLE = frozenset(("body", "body_file", "pieces"))
_UNSAID = {"when", "times", "error", "status", "headers", "fault", *_WHOLE}
SAYS = frozenset(ScriptedAnswer.__annotations__) - _UNSAID
"""Keys of an answer that says something in the words of the backend that is asked."""


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
                answer["body_file"] = str(path.parent / answer["body_file"])
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
        found = error.errors()[0]
        said = found["msg"].removeprefix("Value error, ")
        if found["type"] == "extra_forbidden":
            near = get_close_matches(str(found["loc"][-1]), _known_keys())
            said = f"no such key{f'; did you mean {near[0]!r}?' if near else ''}"
        raise _invalid(said, found["loc"]) from None


def _invalid(said: str, place: Sequence[int | str]) -> InvalidScriptException:
    where = ".".join(map(str, place))
    return InvalidScriptException(f"{where}: {said}" if where else said, place)


def _known_keys() -> Iterable[str]:
    kinds = (Script, ScriptedAnswer, When, ScriptedCall, ScriptedReference)
    return {name for kind in kinds for name in kind.__annotations__}


def _check_kinds(answer: ScriptedAnswer, *place: int | str) -> None:
    kinds = [SAYS & answer.keys(), *({name} & answer.keys() for name in ("error", *sorted(_WHOLE)))]
    given = [min(kind) for kind in kinds if kind]
    if not given and "fault" not in answer:
        raise _invalid("it says nothing", place)
    if len(given) > 1:
        raise _invalid(f"{given[0]} and {given[1]} do not go together", (*place, given[1]))
    if "text" in answer and "json" in answer:
        raise _invalid("text and json do not go together", (*place, "json"))
    for name in {"status", "headers"} & answer.keys() if SAYS & answer.keys() else ():
        raise _invalid("goes with error, body, body_file or pieces", (*place, name))


def says_something(answer: ScriptedAnswer) -> bool:
    """Whether an answer says something in the words of the backend that is asked."""
    return bool(SAYS & answer.keys())


def said_by(answer: ScriptedAnswer) -> Said:
    """Returns what an answer says."""
    text = answer.get("text", "")
    if "json" in answer:
        text = json.dumps(answer["json"], ensure_ascii=False)
    calls = [_call(call, number) for call, number in zip(answer.get("tool_calls", ()), count(1))]
    return Said(
        text=_pieced(text),
        reasoning=_pieced(answer.get("reasoning", "")),
        calls=calls,
        finish_reason=answer.get("finish_reason", "tool_calls" if calls else "stop"),
        images=answer.get("images", ()),
        references=[{**reference} for reference in answer.get("references", ())],  # type: ignore[dict-item]
        refusal=answer.get("refusal", ""),
        usage=answer.get("usage", {}),  # type: ignore[arg-type]
        nodes=answer.get("nodes", ()),
        interactive=answer.get("interactive"),
    )


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
