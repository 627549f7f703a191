"""The reply of a turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Generic

from typing_extensions import TypeVar

from mtmaisdk.chat.events import ChatEvent, Image, ImageEvent, Reference, ToolCall, Usage, as_json
from mtmaisdk.chat.image_links import image_links

RawT_co = TypeVar("RawT_co", default=Any, covariant=True)
OutputT_co = TypeVar("OutputT_co", default=Any, covariant=True)
_NOTHING: Any = None


@dataclass(frozen=True)
class Reply(Generic[RawT_co, OutputT_co]):
    """A backend's answer to a message.

    Attributes:
        text: The text.
        reasoning: The model's reasoning before the answer.
        tool_calls: Calls of tools, by the backend or requested from the caller.
        usage: Token counts, if the backend sends them.
        finish_reason: Why the answer ended, if the backend says.
        references: Sources of the answer.
        images: Images, as the backend sends them or as the text links them.
        raw: The generated client's result: the answer's model, or a stream's `StreamResult`.
        output: The structured answer: an instance of what was asked for with `output=`.
        model: The model that was asked; `None` if the server chooses.
    """

    text: str = ""
    reasoning: str = ""
    tool_calls: list[ToolCall] = field(default_factory=list)
    usage: Usage | None = None
    finish_reason: str | None = None
    references: list[Reference] = field(default_factory=list)
    raw: RawT_co = field(default=_NOTHING, repr=False, compare=False)
    images: list[Image] = field(default_factory=list)
    output: OutputT_co = _NOTHING
    model: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Returns the fields as JSON types, without `raw`, and without `output` if there is none."""
        shown = as_json(self)
        if self.output is None:
            del shown["output"]
        return shown

    def _repr_markdown_(self) -> str:
        """Returns the reply for a notebook."""
        from mtmaisdk.chat.markdown import as_markdown

        return as_markdown(self)


_KEPT = {"tool_call": "call", "references": "references", "image": "image", "usage": "usage", "end": "finish_reason"}
"""What a reply has of an event, besides its text."""


class ReplyCollector:
    """Builds a reply from its events; `text` are the pieces so far."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self._reasoning: list[str] = []
        self._others: dict[str, list[Any]] = {kind: [] for kind in _KEPT}

    def add(self, event: ChatEvent) -> None:
        """Adds the next event."""
        if event.type == "text":
            self.text.append(event.text)
        elif event.type == "reasoning":
            self._reasoning.append(event.text)
        elif event.type in _KEPT:
            self._others[event.type].append(getattr(event, _KEPT[event.type]))

    def linked_images(self, native: Any) -> Iterator[ImageEvent]:
        """Yields the images that only the text has, as the answers of gpt-4o-image."""
        known = {image.url for image in self._others["image"]}
        yield from (ImageEvent(Image(url), native) for url in image_links("".join(self.text)) if url not in known)

    def reply(self, raw: Any, model: str | None = None) -> Reply:
        """Returns the reply so far."""
        calls, references, images, usages, reasons = ([*found] for found in self._others.values())
        ends = (*usages[-1:], None)[0], (*reasons[-1:], None)[0]
        sources = [*chain.from_iterable(references)]
        return Reply("".join(self.text), "".join(self._reasoning), calls, *ends, sources, raw, images, model=model)
