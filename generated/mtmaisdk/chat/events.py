"""The events of a conversation's stream, the same for every backend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, field, fields
from typing import Any, ClassVar, Generic, Literal, TypeAlias

from pydantic_core import to_jsonable_python
from typing_extensions import TypeVar

from mtmaisdk.chat.attachments import read_data_url
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.contract.answers import ToolCall as ToolCall

E = TypeVar("E", default=Any)
_NO_EVENT: Any = None


@dataclass(frozen=True)
class Usage:
    """Token counts of a turn; `None` for those that the backend does not send."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    total_tokens: int | None = None


def summed(counts: Iterable[Usage]) -> Usage | None:
    """Returns the sums of token counts, `None` if there are none."""
    columns = [[count for count in column if count is not None] for column in zip(*map(astuple, counts), strict=True)]
    return Usage(*(sum(column) if column else None for column in columns)) if columns else None


@dataclass(frozen=True)
class Reference:
    """A source of the answer: its title, and the passage and the URL, if the backend sends them."""

    title: str = ""
    text: str = ""
    url: str | None = None


@dataclass(frozen=True)
class Image:
    """An image of the answer, by its URL, which may be a `data:` URL with the image itself."""

    url: str

    @property
    def content(self) -> bytes | None:
        """The bytes of a `data:` URL, `None` for any other; raises a `ValueError` if they are not valid."""
        return read_data_url(self.url)[1] if self.url.startswith("data:") else None


class _Event(Generic[E]):
    __slots__ = ()
    type: ClassVar[Any]

    def to_dict(self) -> dict[str, Any]:
        """Returns type and fields as JSON types, without `native`."""
        return {"type": self.type, **as_json(self)}


def as_json(data: Any) -> dict[str, Any]:
    """Returns the fields of a dataclass as JSON types, without the backend's own objects."""
    shown = {item.name: getattr(data, item.name) for item in fields(data) if item.name not in ("native", "raw")}
    found: dict[str, Any] = to_jsonable_python(shown, serialize_unknown=True)
    return found


@dataclass(slots=True)
class TextEvent(_Event[E]):
    """A piece of the answer's text."""

    type: ClassVar[Literal["text"]] = "text"
    text: str
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


@dataclass(slots=True)
class ReasoningEvent(_Event[E]):
    """A piece of the model's reasoning before the answer."""

    type: ClassVar[Literal["reasoning"]] = "reasoning"
    text: str
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


@dataclass(slots=True)
class ToolCallEvent(_Event[E]):
    """A complete call of a tool: it follows its arguments, and the result if the backend runs the tool."""

    type: ClassVar[Literal["tool_call"]] = "tool_call"
    call: ToolCall
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


@dataclass(slots=True)
class ToolResultEvent(_Event[E]):
    """The result of a function that `run_stream` called for a tool call.

    Attributes:
        call: The call, with its result as text.
        failed: Whether the result is why there is none: an exception, invalid arguments, no approval, or no time left.
        raw: What the function returned, or its exception.
        native: The result of the stream that had the call.
    """

    type: ClassVar[Literal["tool_result"]] = "tool_result"
    call: ToolCall
    failed: bool = False
    raw: Any = field(default=None, repr=False, compare=False)
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


@dataclass(slots=True)
class NodeStatusEvent(_Event[E]):
    """The status of work besides the answer, such as a step of a workflow.

    Attributes:
        name: The step, or the type of an event that only this backend has.
        status: `running`, `done`, `failed`, `waiting` for the user, or `""`.
        native: The backend's own event.
    """

    type: ClassVar[Literal["node_status"]] = "node_status"
    name: str
    status: str = ""
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


@dataclass(slots=True)
class ReferencesEvent(_Event[E]):
    """Sources of the answer."""

    type: ClassVar[Literal["references"]] = "references"
    references: list[Reference]
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


@dataclass(slots=True)
class ImageEvent(_Event[E]):
    """An image of the answer; an image that the text links follows the text."""

    type: ClassVar[Literal["image"]] = "image"
    image: Image
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


@dataclass(slots=True)
class UsageEvent(_Event[E]):
    """Token counts of the turn; sent once, near the end."""

    type: ClassVar[Literal["usage"]] = "usage"
    usage: Usage
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


@dataclass(slots=True)
class EndEvent(_Event[E]):
    """The end: the turn is complete and part of the conversation."""

    type: ClassVar[Literal["end"]] = "end"
    finish_reason: str | None
    native: E = field(default=_NO_EVENT, repr=False, compare=False)


ChatEvent: TypeAlias = (
    TextEvent[E]
    | ReasoningEvent[E]
    | ToolCallEvent[E | StreamResult]
    | ToolResultEvent[StreamResult]
    | NodeStatusEvent[E]
    | ReferencesEvent[E]
    | ImageEvent[E | StreamResult]
    | UsageEvent[E | StreamResult]
    | EndEvent[StreamResult]
)
"""Any event of a stream whose own events are of type `E`.

`.type` is its short name, `.native` the backend's own event or, where only the end tells it, the stream's result,
`.to_dict()` the fields as JSON types.
"""
