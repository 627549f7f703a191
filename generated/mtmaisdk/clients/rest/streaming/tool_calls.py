"""Joins the fragments of tool calls that a stream sends."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from mtmaisdk.clients.rest.contract.answers import ToolCall
from mtmaisdk.clients.rest.contract.lookup import value_at


class ToolCallAssembler:
    """Joins the fragments of tool calls.

    A fragment with a name starts a call if its index is new, or if its id differs from that of the call at its
    index. Any other fragment continues a call: the one at its index, else the one with its id, else the last. This
    handles parallel calls under one index (Ollama), a new id in every fragment (LMDeploy 0.7 to 0.13), missing
    indexes (Gemini), and empty names and ids after the first fragment.
    """

    def __init__(self) -> None:
        self._calls: list[tuple[ToolCall, list[str]]] = []
        self._by_index: dict[int, int] = {}
        self._by_id: dict[str, int] = {}

    def add(self, fragments: Sequence[Any]) -> None:
        """Adds the fragments of one event."""
        for fragment in fragments:
            index, call_id, name, arguments, kind = _read_fragment(fragment)
            place = self._by_index.get(index) if index is not None else None
            is_new = place is None if index is not None else call_id not in self._by_id
            differs = place is not None and bool(call_id) and self._calls[place][0].id not in ("", call_id)
            if not self._calls or (name and (is_new or differs)):
                place = len(self._calls)
                self._calls.append((ToolCall(), []))
                if index is not None:
                    self._by_index[index] = place
            elif place is None:
                place = self._by_id.get(call_id, len(self._calls) - 1)
            call, pieces = self._calls[place]
            if call_id and not call.id:
                call.id = call_id
                self._by_id[call_id] = place
            call.name = call.name or name
            if kind:
                call.type = kind
            if arguments:
                pieces.append(arguments)

    def result(self) -> list[ToolCall]:
        """Returns the calls so far."""
        return [ToolCall(call.id, call.name, "".join(pieces), type=call.type) for call, pieces in self._calls]


def _read_fragment(fragment: Any) -> tuple[int | None, str, str, str, str]:
    """Reads index, id, name, arguments and type of a fragment of any backend."""

    def first(*paths: str) -> Any:
        return next((value for path in paths if (value := value_at(fragment, path)) not in (None, "")), None)

    arguments = first("function.arguments", "params", "args")
    if arguments is not None and not isinstance(arguments, str):
        arguments = json.dumps(arguments, ensure_ascii=False)
    return (
        value_at(fragment, "index"),
        first("id", "tool_call_id") or "",
        first("function.name", "function_name", "tool_name") or "",
        arguments or "",
        value_at(fragment, "type") or "",
    )
