"""The user's message of a turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic_core import to_jsonable_python

from mtmaisdk.chat.attachments import Attach, Attachment, read_attachments
from mtmaisdk.clients.rest.contract.answers import ToolCall
from mtmaisdk.clients.rest.wire.json_text import text_or_json

ToolResults: TypeAlias = Mapping[str, Any] | Iterable[tuple[str, Any]]
"""Results of tools by the id of the call, or pairs of both: a server may give several calls one id."""

Approve: TypeAlias = Callable[[ToolCall], bool | str | Awaitable[bool | str]]
"""Returns whether a call of a tool may be run, or why not; only an async conversation takes an async function."""


@dataclass(frozen=True)
class Message:
    """The input of a turn: results of tools follow the ids of their calls; options are the operation's arguments.

    A result is text, or a list, perhaps of parts that the API takes. `failed` has the ids of the calls that failed.
    `output` is the type or JSON schema of a structured answer, and `by_prompt` whether to ask for it in the prompt.
    """

    text: str | None
    attachments: tuple[Attachment, ...]
    tool_results: Sequence[tuple[str, str | list[Any]]]
    options: Mapping[str, Any]
    failed: frozenset[str] = frozenset()
    output: Any = None
    by_prompt: bool = False

    @classmethod
    def from_arguments(
        cls,
        text: str | None,
        attach: Iterable[Attach],
        tool_results: ToolResults | None,
        options: Mapping[str, Any],
        may_be_empty: bool = False,
        output: Any = None,
        by_prompt: bool = False,
    ) -> Message:
        """Returns the message for the arguments of `send` or `stream`."""
        if text is not None and not isinstance(text, str):
            raise ValueError(f"text: expected a string, not {type(text).__name__}")
        attachments = read_attachments(attach)
        given: Any = [*(tool_results.items() if isinstance(tool_results, Mapping) else tool_results or ())]
        failed = frozenset(call for call, result in given if isinstance(result, Exception))
        results = [(call, result_text(result)) for call, result in given]
        if not (text or attachments or results or may_be_empty):
            raise ValueError("nothing to send: pass text, attach or tool_results")
        return cls(text, attachments, results, options, failed, output, by_prompt)


def result_text(result: Any) -> str | list[Any]:
    """Returns the result of a tool as it is sent: text, JSON, what an exception says, or a list that may be parts."""
    if isinstance(result, Exception):
        return f"{type(result).__name__}: {result}"
    plain = to_jsonable_python(result, fallback=str)
    return plain if isinstance(plain, list) else text_or_json(plain)
