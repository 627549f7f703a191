"""The fragments of tool calls, as servers of all kinds send them, become the calls that they were."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtmaisdk.clients.rest.models import ToolCallChunk
from mtmaisdk.clients.rest.streaming.tool_calls import ToolCallAssembler

Fragment = dict[str, Any]


def piece(
    index: int | None = None, call_id: str | None = None, name: str | None = None, arguments: Any = None
) -> Fragment:
    return {"index": index, "id": call_id, "type": "function", "function": {"name": name, "arguments": arguments}}


def joined(*events: list[Fragment]) -> list[tuple[str, str, str]]:
    assembler = ToolCallAssembler()
    for event in events:
        assembler.add(event)
    return [(call.id, call.name, call.arguments) for call in assembler.result()]


A, B = ("a", "f", "{}"), ("b", "g", '{"x":1}')
SEQUENCES: dict[str, tuple[list[list[Fragment]], list[tuple[str, str, str]]]] = {
    "the name of the second call comes after its arguments": (
        [[piece(0, "a", "f", "{}")], [piece(1, "b", None, '{"x":')], [piece(1, None, "g", "1}")]],
        [A, B],
    ),
    "a name in pieces": (
        [[piece(0, "a", "edit_ex", "")], [piece(0, None, "isting", "")], [piece(0, None, "_file", "{}")]],
        [("a", "edit_existing_file", "{}")],
    ),
    "the name repeated with each piece": (
        [[piece(0, "a", "f", "")], [piece(0, "a", "f", "{")], [piece(0, "a", "f", "}")], [piece(0, "a", "f", "")]],
        [A],
    ),
    "one list, one id, no index": (
        [[piece(None, "0", "f", "{}"), piece(None, "0", "f", "{}")]],
        [("0", "f", "{}")] * 2,
    ),
    "one list, one id, index 0": (
        [[piece(0, "0", "f", "{}"), piece(0, "0", "g", "{}")]],
        [("0", "f", "{}"), ("0", "g", "{}")],
    ),
    "one list, neither id nor index": (
        [[piece(name="f", arguments="{}"), piece(name="f", arguments="{}")]],
        [("", "f", "{}"), ("", "f", "{}")],
    ),
    "lists of pieces, one id": (
        [
            [piece(None, "0", "f", ""), piece(None, "0", "g", "")],
            [piece(None, "0", None, "{"), piece(None, "0", None, '{"x":')],
            [piece(None, None, None, "}"), piece(None, None, None, "1}")],
        ],
        [("0", "f", "{}"), ("0", "g", '{"x":1}')],
    ),
    "two pieces of one call in a list": ([[piece(0, "a", "f", "{"), piece(0, None, None, "}")]], [A]),
    "index 0 for all, whole calls": ([[piece(0, "a", "f", "{}")], [piece(0, "b", "g", '{"x":1}')]], [A, B]),
    "index 0 for all, interleaved": (
        [
            [piece(0, "a", "f", "{")],
            [piece(0, "b", "g", '{"x"')],
            [piece(0, "a", None, "}")],
            [piece(0, "b", None, ":1}")],
        ],
        [A, B],
    ),
    "index 0 for all, no ids": (
        [[piece(0, None, "f", "{}")], [piece(0, None, "g", "{}")]],
        [("", "f", "{}"), ("", "g", "{}")],
    ),
    "the same function twice, no ids": (
        [[piece(0, None, "f", "{}")], [piece(0, None, "f", "{}")]],
        [("", "f", "{}")] * 2,
    ),
    "neither id nor index, one after the other": (
        [[piece(name="f", arguments="{}")], [piece(name="f", arguments="{}")], [piece(name="g", arguments="{}")]],
        [("", "f", "{}"), ("", "f", "{}"), ("", "g", "{}")],
    ),
    "ids only, interleaved": (
        [
            [piece(None, "a", "f", "")],
            [piece(None, "b", "g", '{"x"')],
            [piece(None, "a", None, "{}")],
            [piece(None, "b", None, ":1}")],
        ],
        [A, B],
    ),
    "arguments as an object": ([[piece(0, "b", "g", {"x": 1})]], [("b", "g", '{"x": 1}')]),
    "empty names and ids after the first": ([[piece(0, "a", "f", "")], [piece(0, "", "", "{}")]], [A]),
    "a new id with each piece": (
        [[piece(0, "a", "f", "")], [piece(0, "r2", None, "{")], [piece(0, "r3", None, "}")]],
        [A],
    ),
}


@pytest.mark.parametrize("case", SEQUENCES)
def test_pieces_make_calls(case: str) -> None:
    events, calls = SEQUENCES[case]
    assert joined(*events) == calls
    if case != "arguments as an object":
        models = [[ToolCallChunk.model_validate(fragment) for fragment in event] for event in events]
        assert joined(*models) == calls  # type: ignore[arg-type]


def test_an_event_that_comes_twice_is_one_call() -> None:
    whole = piece(0, "a", "f", '{"x":1}')
    assert joined([whole], [whole]) == [("a", "f", '{"x":1}')]
    assert joined([piece(0, "a", "f", "{")], [piece(0, "a", "f", "}")]) == [("a", "f", "{}")]


def test_a_custom_tool_has_text_for_input() -> None:
    assembler = ToolCallAssembler()
    assembler.add([{"index": 0, "id": "c", "type": "custom", "custom": {"name": "shell", "input": ""}}])
    assembler.add([{"index": 0, "custom": {"input": "{ls"}}, piece(1, "f", "look", "{}") | {"custom": {}}])
    assembler.add([{"index": 0, "custom": {"input": "} -l"}}])
    assert [(call.id, call.type, call.name, call.arguments) for call in assembler.result()] == [
        ("c", "custom", "shell", "{ls} -l"),
        ("f", "function", "look", "{}"),
    ]


def test_a_function_call_of_old_servers_is_a_call() -> None:
    assembler = ToolCallAssembler()
    for fragment in ({"name": "look", "arguments": ""}, {"arguments": '{"q"'}, {"name": None, "arguments": ":1}"}):
        assembler.add_function_call(fragment)
    (call,) = assembler.result()
    assert (call.id, call.type, call.name, call.arguments) == ("look", "function_call", "look", '{"q":1}')


def cut(text: str, places: list[int]) -> list[str]:
    edges = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return [text[start:end] for start, end in itertools.pairwise(edges)] or [""]


CALLS = st.lists(
    st.tuples(
        st.sampled_from(["get_weather", "f", "search_the_web"]),
        st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=5), max_size=3).map(json.dumps),
        st.lists(st.integers(0, 100), max_size=4),
    ),
    min_size=1,
    max_size=4,
)
STYLES = [
    "openai",  # the index in each piece, id and name in the first
    "fresh ids",  # LMDeploy 0.7 to 0.13
    "repeated",  # id and name in each piece
    "repeated name",
    "zero index",  # Ollama
    "no index",
    "name later",  # opencode
    "name in pieces",  # Gemini
    "whole, one list, one id",  # LMDeploy 0.6
    "whole, no id",
]


def pieces_of(style: str, number: int, name: str, arguments: list[str]) -> list[Fragment]:
    """Returns one call in pieces, as servers of a style send it."""
    call_id = f"call_{number}"
    index = {"zero index": 0, "no index": None}.get(style, number)
    first, rest = piece(index, call_id, name, arguments[0]), arguments[1:]
    if style == "fresh ids":
        return [first, *(piece(index, f"{call_id}_{at}", None, text) for at, text in enumerate(rest))]
    if style == "repeated":
        return [piece(index, call_id, name, text) for text in arguments]
    if style == "repeated name":
        return [first, *(piece(index, None, name, text) for text in rest)]
    if style == "name later":
        return [
            piece(index, call_id, None, arguments[0]),
            piece(index, None, name, ""),
            *(piece(index, arguments=text) for text in rest),
        ]
    if style == "name in pieces":
        middle = max(len(name) // 2, 1)
        begin = [
            piece(index, call_id, name[:middle], ""),
            *([piece(index, None, name[middle:], "")] if name[middle:] else []),
        ]
        return begin + [piece(index, arguments=text) for text in arguments]
    return [first, *(piece(index, arguments=text) for text in rest)]


@pytest.mark.parametrize("style", STYLES)
@given(calls=CALLS, data=st.data())
def test_any_split_gives_back_the_calls(style: str, calls: list[Any], data: st.DataObject) -> None:
    named = [(name, arguments) for name, arguments, _ in calls]
    if style == "whole, one list, one id":
        events = [[piece(None, "0", name, arguments) for name, arguments in named]]
    elif style == "whole, no id":
        events = [[piece(None, None, name, arguments)] for name, arguments in named]
    else:
        split = [pieces_of(style, at, name, cut(text, places)) for at, (name, text, places) in enumerate(calls)]
        if style in ("openai", "repeated"):
            # Parallel calls come in any order.
            order = data.draw(st.permutations([at for at, pieces in enumerate(split) for _ in pieces]))
            order = [*range(len(split)), *order]
            events = [[split[at].pop(0)] for at in order if split[at]]
        else:
            events = [[fragment] for pieces in split for fragment in pieces]
    assert [(name, arguments) for _, name, arguments in joined(*events)] == named
