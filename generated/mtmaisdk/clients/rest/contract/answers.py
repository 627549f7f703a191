"""What callers get, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class ApiResponse(Generic[T_co]):
    """An answer with what HTTP says about it.

    Attributes:
        status_code: The HTTP status.
        headers: The response headers; names compare without regard to case.
        data: What the plain method returns.
        raw_data: The body as it came.
    """

    status_code: int
    headers: Mapping[str, str]
    data: T_co
    raw_data: bytes


Name_co = TypeVar("Name_co", bound=str, covariant=True)
Data_co = TypeVar("Data_co", covariant=True)


@dataclass(frozen=True, slots=True)
class StreamEvent(Generic[Name_co, Data_co]):
    """An event with its name.

    Attributes:
        event: The name.
        data: The data, as the contract says for this name.
    """

    event: Name_co
    data: Data_co


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event whose name the contract does not know.

    Attributes:
        event: The name.
        data: The data as text.
    """

    event: str
    data: str


@dataclass(frozen=True)
class StreamChoice:
    """One of the answers of a stream.

    Attributes:
        index: Its number.
        text: Its text.
        reasoning: What the model thought before it.
        tool_calls: The calls it asks for.
        finish_reason: Why it ended; `None` where it did not, or the server does not say.
    """

    index: int
    text: str = ""
    reasoning: str = ""
    tool_calls: list[ToolCall] = field(default_factory=list)
    finish_reason: str | None = None


@dataclass(frozen=True)
class StreamResult(StreamChoice):
    """The first answer of a stream, with what belongs to all.

    Attributes:
        usage: The last token counts that the server sent, as the contract's model.
        choices: Every answer, by its number.
    """

    usage: Any = None
    choices: list[StreamChoice] = field(default_factory=list)


@dataclass
class ToolCall:
    """A call of a tool.

    Attributes:
        id: The call's id, to return the result under.
        name: The tool's name.
        arguments: The arguments, as the JSON text that the model wrote.
        result: The result, if the backend ran the tool; `None` if the caller has to run it.
        type: The type of tool.
    """

    id: str = ""
    name: str = ""
    arguments: str = ""
    result: str | None = None
    type: str = "function"
