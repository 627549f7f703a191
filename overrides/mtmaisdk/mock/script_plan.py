"""Decides which answer of a script a request gets."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtmaisdk.mock.backends import is_backend
from mtmaisdk.mock.contract import Operation
from mtmaisdk.mock.faults import Faults, parse_faults
from mtmaisdk.mock.received import ReceivedRequest, value_of
from mtmaisdk.mock.script import check_answer, read_script, says_something
from mtmaisdk.mock.script_types import ScriptedAnswer, When
from mtmaisdk.mock.secrets import REDACTED

if TYPE_CHECKING:
    from mtmaisdk.mock.recorder import Recorder

SAID = frozenset(["messages", "query", "input", "prompt", "content", "text", "question"])
_log = logging.getLogger("mtmaisdk.mock")


@dataclass(frozen=True)
class _AskedRequest:
    """A request for which an answer is sought; without an operation its path is unknown."""

    received: ReceivedRequest
    operation: Operation | None

    @cached_property
    def body(self) -> Any:
        """The body's JSON value, `None` if it is not JSON."""
        return value_of(self.received.body)

    @cached_property
    def texts(self) -> list[str]:
        """What the messages say."""
        return list(_texts_in(self.body))

    def __str__(self) -> str:
        said = f": {self.texts[-1][:200]!r}" if self.texts else ""
        return f"{self.received.operation or f'{self.received.method} {self.received.path}'}{said}"


@dataclass
class PlannedAnswer:
    """An answer, and for how many requests it is `left`."""

    answer: ScriptedAnswer
    is_asked_for: Callable[[ReceivedRequest], bool] | None = None
    left: float = field(init=False)

    def __post_init__(self) -> None:
        is_once = "when" not in self.answer and self.is_asked_for is None
        self.left = self.answer.get("times", 1 if is_once else inf)

    @cached_property
    def faults(self) -> Faults:
        """The faults of the answer."""
        return parse_faults(self.answer.get("fault", ""))

    def use(self) -> None:
        """Notes that a request gets the answer; one that is refused does not."""
        self.left -= 1

    def __str__(self) -> str:
        when = self.is_asked_for or self.answer.get("when") or "any request"
        return f"{when if isinstance(when, str) else _one_line(when)}{'' if self.left else ' (used up)'}"


class ScriptPlan:
    """The answers of one application: those that a test adds, and then those of a file, read again when it changes.

    Args:
        file: A script file.
        strict: Whether requests for which there is no answer are refused.

    Attributes:
        unmatched: What was expected and what came, for each request that was refused.
        recorder: What answers all requests while a recording is made.
    """

    def __init__(self, file: Path | None = None, strict: bool = False) -> None:
        self._is_strict = strict
        self._is_file_strict = self._is_added_strict = False
        self.unmatched: list[str] = []
        self.recorder: Recorder | None = None
        self._added: list[PlannedAnswer] = []
        self._file = file
        self._of_file: list[PlannedAnswer] = []
        self._read_at = 0
        if file is not None:
            self._read(file)

    @property
    def strict(self) -> bool:
        """Whether requests for which there is no answer are refused."""
        return self._is_strict or self._is_file_strict or self._is_added_strict

    def add(self, answer: Mapping[str, Any], is_asked_for: Callable[[ReceivedRequest], bool] | None = None) -> None:
        """Adds an answer after those that are planned.

        Raises:
            ValueError: It is invalid; the message says why.
        """
        self._added.append(PlannedAnswer(check_answer(answer), is_asked_for))

    def replay(self, file: Path) -> None:
        """Adds the answers of a file.

        Raises:
            ValueError: It is no script; the message says where.
            OSError: It cannot be read.
        """
        script = read_script(file)
        self._added += map(PlannedAnswer, script["answers"])
        self._is_added_strict = script.get("strict", False) or self._is_added_strict

    def clear(self) -> None:
        """Forgets the answers that were added, and the requests that were refused."""
        self._added.clear()
        self._is_added_strict = False
        self.unmatched.clear()

    def answer_to(self, received: ReceivedRequest, operation: Operation | None = None) -> PlannedAnswer | None:
        """Returns the answer to a request, `None` if there is none and the backend answers.

        Whoever sends it calls `use` before the next request is asked about.
        """
        self._read_again()
        asked, planned = _AskedRequest(received, operation), [*self._added, *self._of_file]
        try:
            found = next((each for each in planned if each.left and _fits(each, asked)), None)
            if found is not None or not self.strict:
                return found
            expected = [f"  - {each}" for each in planned] or ["  nothing"]
            problem = "\n".join([f"no scripted answer fits {asked}", "expected:", *expected])
        except Exception as error:
            # A mistake in the predicate of a test.
            problem = f"whether an answer fits {asked} cannot be told: {error!r}"
        self.unmatched.append(problem)
        return PlannedAnswer({"error": problem, "status": 500})

    def _read_again(self) -> None:
        if self._file is not None:
            try:
                if self._file.stat().st_mtime_ns != self._read_at:
                    self._read(self._file)
            except (OSError, ValueError) as error:
                # What was read last goes on.
                _log.warning("%s", error)

    def _read(self, file: Path) -> None:
        self._read_at = file.stat().st_mtime_ns
        script = read_script(file)
        self._of_file = [PlannedAnswer(answer) for answer in script["answers"]]
        self._is_file_strict = script.get("strict", False)


def _fits(planned: PlannedAnswer, asked: _AskedRequest) -> bool:
    if says_something(planned.answer) and not (asked.operation and asked.operation.says_text):
        return False
    if planned.is_asked_for is not None and not planned.is_asked_for(asked.received):
        return False
    when = planned.answer.get("when", {})
    return all(_TESTS[name](value, asked) for name, value in when.items())


_TESTS: Mapping[str, Callable[[Any, _AskedRequest], bool]] = {
    "backend": lambda value, asked: asked.operation is not None and is_backend(value, asked.operation),
    "operation": lambda value, asked: asked.received.operation == value,
    "model": lambda value, asked: isinstance(asked.body, dict) and asked.body.get("model") == value,
    "text": lambda value, asked: any(value in text for text in asked.texts),
    "pattern": lambda value, asked: any(re.search(value, text) for text in asked.texts),
    "method": lambda value, asked: asked.received.method == value.upper(),
    "path": lambda value, asked: _is_path(value, asked.received.path),
    "body": lambda value, asked: contains(asked.body, value),
}


def _is_path(wanted: str, path: str) -> bool:
    # What a recording leaves out may be anything.
    return wanted == path or re.fullmatch(re.escape(wanted).replace(REDACTED, "[^&]*"), path) is not None


def contains(value: Any, wanted: Any) -> bool:
    """Whether a value has all that is wanted: each field of an object, lists of the same length."""
    if isinstance(wanted, dict) and isinstance(value, dict):
        return all(name in value and contains(value[name], each) for name, each in wanted.items())
    if isinstance(wanted, list) and isinstance(value, list):
        return len(value) == len(wanted) and all(map(contains, value, wanted))
    return bool(value == wanted)


def _texts_in(value: Any, is_said: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts_in(inner, name in SAID)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_in(inner, is_said)
    elif isinstance(value, str) and is_said:
        yield value


def _one_line(when: When | Callable[..., Any]) -> str:
    return json.dumps(when, ensure_ascii=False) if isinstance(when, dict) else getattr(when, "__name__", repr(when))
