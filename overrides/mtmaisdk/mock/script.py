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

from mtmaisdk.mock.content.said import PiecedText, Said
from mtmaisdk.mock.content.tools import CalledTool
from mtmaisdk.mock.faults import parse_faults

_CHECKED = with_config(extra="forbid", use_attribute_docstrings=True)

Pieces = str | list[str | Annotated[float, Ge(0)]]
"""A text, or the pieces in which it is streamed; a number is a pause of so many seconds."""


def _checked_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None
    return pattern


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

    backend: str
    """Backend that is asked, such as `fastgpt`."""
    operation: str
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
class SaidAnswer(TypedDict, total=False):
    """What an answer says, in the words of the backend that is asked."""

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


@_CHECKED
class ScriptedAnswer(SaidAnswer, total=False):
    """An answer, and which requests it is for."""

    when: When
    """Which requests; without it, the next one."""
    times: Annotated[int, Ge(1)]
    """How many requests; by default one without `when`, and all that fit with it."""
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


SAYS = frozenset(SaidAnswer.__annotations__)
"""Keys of an answer that says something in the words of the backend that is asked."""
_WHOLE = frozenset(("body", "body_file", "pieces"))


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
    answer: ScriptedAnswer = _validated(ScriptedAnswer, given, "answer")
    _check_kinds(answer, "answer")
    return answer


def read_script(path: Path) -> Script:
    """Returns a script file.

    Raises:
        ValueError: It is no script; the message says where.
        OSError: It cannot be read.
    """
    try:
        value = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
        raise ValueError(f"{path}:{mark.line + 1}: {problem}" if mark else f"{path}: {problem}") from None
    script: Script = _validated(Script, {"answers": value} if isinstance(value, list) else value, str(path))
    for index, answer in enumerate(script["answers"]):
        _check_kinds(answer, f"{path}: answers.{index}")
        if "body_file" in answer:
            answer["body_file"] = str(path.parent / answer["body_file"])
    return script


def _validated(kind: Any, value: Any, place: str) -> Any:
    try:
        return _adapter(kind).validate_python(value)
    except ValidationError as error:
        found = error.errors()[0]
        *before, name = (str(part) for part in found["loc"] or ("",))
        said = found["msg"]
        if found["type"] == "extra_forbidden":
            near = get_close_matches(name, _known_keys())
            said = f"no such key{f'; did you mean {near[0]!r}?' if near else ''}"
        where = ".".join(filter(None, (*before, name)))
        raise ValueError(f"{place}: {where}: {said}" if where else f"{place}: {said}") from None


def _known_keys() -> Iterable[str]:
    kinds = (Script, ScriptedAnswer, When, ScriptedCall, ScriptedReference)
    return {name for kind in kinds for name in kind.__annotations__}


def _check_kinds(answer: ScriptedAnswer, place: str) -> None:
    kinds = [SAYS & answer.keys(), {"error"} & answer.keys(), *({name} & answer.keys() for name in sorted(_WHOLE))]
    given = [kind for kind in kinds if kind]
    if len(given) != 1 and not (not given and "fault" in answer):
        both = " and ".join(min(kind) for kind in given)
        raise ValueError(f"{place}: {f'{both} do not go together' if given else 'it says nothing'}")
    if SAYS & answer.keys() and {"status", "headers"} & answer.keys():
        raise ValueError(f"{place}: status and headers go with error, body, body_file or pieces")
    if "text" in answer and "json" in answer:
        raise ValueError(f"{place}: text and json do not go together")


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
