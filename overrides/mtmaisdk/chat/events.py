"""What a conversation's stream yields, the same for every backend."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, ClassVar, Literal, TypeAlias


@dataclass(frozen=True)
class ToolCall:
    """A call of a tool.

    Attributes:
        id: Its id, to answer it under.
        name: The tool's name.
        arguments: Its arguments, JSON text as the model wrote it.
        result: What the tool returned, where the backend ran it; `None` where the caller has to.
    """

    id: str
    name: str
    arguments: str
    result: str | None = None


@dataclass(frozen=True)
class Usage:
    """Token counts of a turn; `None` for each that the backend does not count."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    total_tokens: int | None = None


@dataclass(frozen=True)
class Reference:
    """A source that the answer rests on.

    Attributes:
        title: Its name.
        text: The passage, where the backend gives it.
        url: Its address, where it has one.
    """

    title: str = ""
    text: str = ""
    url: str | None = None


class _Event:
    __slots__ = ()
    type: ClassVar[Any]

    def to_dict(self) -> dict[str, Any]:
        """Returns type and fields as JSON types, without the native event."""
        return {"type": self.type, **as_json(self)}


def as_json(data: Any) -> dict[str, Any]:
    """Returns the fields of a dataclass as JSON types, without the backend's own objects."""
    shown = {item.name: getattr(data, item.name) for item in fields(data) if item.name not in ("native", "raw")}
    return {name: _plain(value) for name, value in shown.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return asdict(value) if hasattr(value, "__dataclass_fields__") else value


@dataclass(slots=True)
class TextEvent(_Event):
    """A piece of the answer's text."""

    type: ClassVar[Literal["text"]] = "text"
    text: str
    native: Any = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class ReasoningEvent(_Event):
    """A piece of what the model thinks before it answers."""

    type: ClassVar[Literal["reasoning"]] = "reasoning"
    text: str
    native: Any = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class ToolCallEvent(_Event):
    """A call of a tool, whole: it comes when its arguments, and the result where the backend has one, are complete."""

    type: ClassVar[Literal["tool_call"]] = "tool_call"
    call: ToolCall
    native: Any = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class NodeStatusEvent(_Event):
    """What the backend does besides answering, such as a step of a workflow.

    Attributes:
        name: The step, or the kind of event where it is the backend's own matter.
        status: `running`, `done`, `failed`, `waiting` for the user, or `""`.
        native: The backend's own event.
    """

    type: ClassVar[Literal["node_status"]] = "node_status"
    name: str
    status: str = ""
    native: Any = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class ReferencesEvent(_Event):
    """Sources that the answer rests on."""

    type: ClassVar[Literal["references"]] = "references"
    references: list[Reference]
    native: Any = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class UsageEvent(_Event):
    """Token counts of the turn, once, near its end."""

    type: ClassVar[Literal["usage"]] = "usage"
    usage: Usage
    native: Any = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class EndEvent(_Event):
    """The turn is complete and part of the conversation."""

    type: ClassVar[Literal["end"]] = "end"
    finish_reason: str | None
    native: Any = field(default=None, repr=False, compare=False)


ChatEvent: TypeAlias = (
    TextEvent | ReasoningEvent | ToolCallEvent | NodeStatusEvent | ReferencesEvent | UsageEvent | EndEvent
)
"""Any of them; `.native` is the backend's own event, `.type` a short name, `.to_dict()` the rest as JSON types."""
