"""Selects the tools to call, and their arguments."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mtmaisdk.mock.content.instance import instance_of
from mtmaisdk.mock.content.text import LONGEST_ECHO, pieces_of

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True)
class CalledTool:
    """A tool call; its arguments are JSON, or the input of a custom tool; a server that calls it has its result."""

    id: str
    name: str
    arguments: str
    type: str = "function"
    result: str = ""

    def begin(self, arguments: str) -> dict[str, Any]:
        """Returns the call in OpenAI's form with these arguments."""
        named = {"name": self.name, **self.piece(arguments)[self.type]}
        return {"id": self.id, "type": self.type, self.type: named}

    def piece(self, arguments: str) -> dict[str, Any]:
        """Returns a later piece of the call."""
        return {self.type: {"input" if self.type == "custom" else "arguments": arguments}}

    @property
    def pieces(self) -> list[str]:
        """The arguments, split as they are streamed."""
        return pieces_of(self.arguments)


def tools_to_call(question: str, tools: Sequence[Any], choice: Any = None, parallel: bool = True) -> list[CalledTool]:
    """Returns the tool calls for a question, one at most unless they may be parallel.

    Without a choice every tool is called whose name is in the question; if none is, the first that shares a word
    with it: a word of at least four letters of the tool's name or five of its description, or two consecutive
    Chinese characters of its description. "weather" and 天气 are the same word.

    OpenAI's `tool_choice` decides first: "none" calls no tool, "required" at least one, an object the one it names.
    """
    functions = [
        {**tool[kind], "type": kind}
        for tool in tools
        for kind in ("function", "custom")
        if isinstance(tool, Mapping) and isinstance(tool.get(kind), Mapping) and isinstance(tool[kind].get("name"), str)
    ]
    if isinstance(choice, Mapping):
        functions, choice = _chosen(functions, choice)
    if not functions or choice == "none":
        return []
    called = [function for function in functions if function["name"].lower() in question.lower()]
    called = called or [function for function in functions if _words(question) & _words_of(function)][:1]
    called = called or (functions[:1] if choice == "required" else [])
    return [
        CalledTool(f"call_{number}_{tool['name']}", tool["name"], _arguments(tool, question), tool["type"])
        for number, tool in enumerate(called if parallel else called[:1], 1)
    ]


def _chosen(functions: list[dict[str, Any]], choice: Mapping[str, Any]) -> tuple[list[dict[str, Any]], str]:
    allowed = choice.get("allowed_tools")
    if allowed:
        names = {(tool.get("function") or tool.get("custom") or tool).get("name") for tool in allowed["tools"]}
        return [function for function in functions if function["name"] in names], allowed["mode"]
    name = (choice.get("function") or choice.get("custom") or {}).get("name")
    return [function for function in functions if function["name"] == name], "required"


def _words_of(function: Mapping[str, Any]) -> set[str]:
    name = {word for word in _words(function["name"]) if len(word) > 3 or not word.isascii()}
    described = {word for word in _words(function.get("description") or "") if len(word) > 4 or not word.isascii()}
    return name | described


def _words(text: str) -> set[str]:
    latin = {word.lower() for word in _WORD.findall(text)}
    chinese = {run[start : start + 2] for run in _CHINESE.findall(text) for start in range(len(run) - 1)}
    return latin | chinese | ({"weather", "天气"} if "weather" in latin or "天气" in chinese else set())


def _arguments(function: Mapping[str, Any], question: str) -> str:
    if function["type"] == "custom":
        return question[:LONGEST_ECHO]
    schema = {"type": "object", **(function.get("parameters") or {})}
    return json.dumps(instance_of(schema, question[:LONGEST_ECHO]), ensure_ascii=False)
