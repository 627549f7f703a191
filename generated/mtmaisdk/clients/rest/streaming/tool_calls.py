"""Joins the fragments of tool calls that a stream sends."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from mtmaisdk.clients.rest.contract.answers import ToolCall
from mtmaisdk.clients.rest.contract.lookup import value_at
from mtmaisdk.clients.rest.wire.json_text import is_json

_FUNCTION_CALL = -1
"""Index of the one call that servers send as `function_call`, without an index."""


class _Fragment(NamedTuple):
    """A fragment of any backend."""

    number: int | None
    id: str
    name: str
    arguments: str
    kind: str


@dataclass(eq=False)
class _Call:
    """A call that is still arriving."""

    id: str = ""
    name: str = ""
    arguments: list[str] = field(default_factory=list)
    kind: str = "function"
    result: str | None = None


class ToolCallAssembler:
    """Joins the fragments of tool calls.

    Fragments belong together by index, else by id, else by their place in the list if it has several, else to the
    last call. A new call begins with

    - an unused index that has a name or an unused id, even if the name comes later (opencode),
    - a name with an id that the call at its index does not have (Ollama numbers all calls 0),
    - a name or another id in a list whose earlier fragments belong to the same call (LMDeploy 0.6 calls all "0"),
    - a name without index and id, or after complete arguments.

    Anything else continues a call: a new id in every fragment (LMDeploy 0.7 to 0.13), a repeated name, and, before
    the first arguments, a further piece of the name (Gemini).
    """

    def __init__(self) -> None:
        self._calls: list[_Call] = []
        self._by_index: dict[int, _Call] = {}
        self._by_id: dict[str, list[_Call]] = {}
        self._batch: list[_Call] = []
        """The calls of the last list with several fragments."""

    def add(self, fragments: Sequence[Any]) -> None:
        """Adds the fragments of one event."""
        taken: list[_Call] = []
        for place, given in enumerate(fragments):
            fragment = _read_fragment(given)
            call = self._call_of(fragment, place, len(fragments))
            if call is not None and call not in taken and _is_repeated(fragment, call):
                continue
            if call is None or _begins(fragment, call, is_taken=call in taken):
                call = _Call()
                self._calls.append(call)
            taken.append(call)
            self._take(fragment, call)
        if len(fragments) > 1:
            self._batch = taken

    def put(self, calls: Sequence[Any]) -> None:
        """Adds whole calls; a call with a known id takes the place of the one before."""
        for given in calls:
            fragment = _read_fragment(given)
            if not fragment.id:
                continue
            if not (known := self._by_id.get(fragment.id)):
                self.add([given])
                known = self._by_id[fragment.id]
            known[-1].arguments[:] = [fragment.arguments]
            known[-1].result = value_at(given, "tool_output")

    def add_function_call(self, fragment: Any) -> None:
        """Adds a fragment of a `function_call`, the form of calls before tools."""
        self.add([{"index": _FUNCTION_CALL, "type": "function_call", "function": fragment}])

    def result(self) -> list[ToolCall]:
        """Returns the calls so far."""
        # A `function_call` has no id; its result is returned under the name.
        return [
            ToolCall(
                call.name if call.kind == "function_call" else call.id,
                call.name,
                "".join(call.arguments),
                call.result,
                call.kind,
            )
            for call in self._calls
        ]

    def _call_of(self, fragment: _Fragment, place: int, count: int) -> _Call | None:
        """Returns the call that a fragment belongs to by its index, id or place; `None` if it begins one."""
        last = self._calls[-1] if self._calls else None
        same_id = self._by_id.get(fragment.id, [])
        if fragment.number is not None:
            found = self._by_index.get(fragment.number)
            if found is not None:
                return same_id[-1] if same_id and found.id != fragment.id else found
            if fragment.name or (fragment.id and not same_id):
                return None
            return same_id[-1] if same_id else last
        by_place = self._batch[place] if 1 < count <= len(self._batch) else None
        if same_id:
            return by_place if by_place in same_id else same_id[-1]
        if fragment.id:
            return None if fragment.name else last
        return by_place or last

    def _take(self, fragment: _Fragment, call: _Call) -> None:
        """Adds a fragment to its call."""
        if fragment.number is not None:
            self._by_index[fragment.number] = call
        if fragment.id and not call.id:
            call.id = fragment.id
            self._by_id.setdefault(fragment.id, []).append(call)
        if not call.arguments and fragment.name != call.name:
            call.name += fragment.name
        call.name = call.name or fragment.name
        call.kind = fragment.kind or call.kind
        if fragment.arguments:
            call.arguments.append(fragment.arguments)


def as_fields(calls: Sequence[ToolCall]) -> dict[str, Any]:
    """Returns calls as the fields of a message in the form in which the server sent them."""
    fields: dict[str, Any] = {}
    for call in calls:
        if call.type == "function_call":
            fields["function_call"] = {"name": call.name, "arguments": call.arguments}
            continue
        sent: dict[str, Any] = {"id": call.id, "type": call.type}
        if call.type == "custom":
            sent["custom"] = {"name": call.name, "input": call.arguments}
        else:
            sent["function"] = {"name": call.name, "arguments": call.arguments}
        fields.setdefault("tool_calls", []).append(sent)
    return fields


def _begins(fragment: _Fragment, call: _Call, is_taken: bool) -> bool:
    """Whether a fragment begins another call than the one that its index, id or place leads to.

    `is_taken` if an earlier fragment of the same list belongs to that call.
    """
    is_other = bool(fragment.id and call.id and fragment.id != call.id)
    if is_taken and (fragment.name or is_other):
        return True
    if not fragment.name or not call.name:
        return False
    if is_other:
        return True
    if not call.arguments:
        # A piece of the name, unless nothing but the place says so.
        return fragment.number is None and not fragment.id and bool(fragment.arguments)
    if fragment.name != call.name:
        return True
    starts_again = call.kind != "custom" and fragment.arguments[:1] == "{" and call.arguments[-1][-1:] == "}"
    return starts_again and is_json("".join(call.arguments))


def _is_repeated(fragment: _Fragment, call: _Call) -> bool:
    """Whether a fragment is a whole call that has come before: an index and an id stand for one call."""
    is_named = fragment.number is not None and bool(fragment.id) and bool(fragment.arguments)
    if not is_named or (fragment.id, fragment.name) != (call.id, call.name):
        return False
    # A call in more pieces than that is longer; joining it for each fragment would take quadratic time.
    is_longer = len(call.arguments) > len(fragment.arguments)
    return not is_longer and fragment.arguments == "".join(call.arguments) and is_json(fragment.arguments)


def _read_fragment(fragment: Any) -> _Fragment:
    """Reads a fragment of any backend."""

    def first(*paths: str) -> Any:
        return next((value for path in paths if (value := value_at(fragment, path)) not in (None, "")), None)

    def text(*paths: str) -> str:
        # The call before tools is not declared, so its fields may be of any type.
        return found if isinstance(found := first(*paths), str) else ""

    arguments = first("function.arguments", "params", "args", "custom.input")
    if arguments is not None and not isinstance(arguments, str):
        arguments = json.dumps(arguments, ensure_ascii=False)
    is_custom = first("custom.name", "custom.input") is not None
    return _Fragment(
        value_at(fragment, "index"),
        text("id", "tool_call_id"),
        text("function.name", "function_name", "tool_name", "custom.name"),
        arguments or "",
        "custom" if is_custom else text("type"),
    )
