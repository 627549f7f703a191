"""The reply of a turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mtmaisdk.chat.events import ChatEvent, Image, ImageEvent, Reference, ToolCall, Usage, as_json
from mtmaisdk.chat.image_links import image_links


@dataclass(frozen=True)
class Reply:
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
    """

    text: str = ""
    reasoning: str = ""
    tool_calls: list[ToolCall] = field(default_factory=list)
    usage: Usage | None = None
    finish_reason: str | None = None
    references: list[Reference] = field(default_factory=list)
    raw: Any = field(default=None, repr=False, compare=False)
    images: list[Image] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Returns the fields as JSON types, without `raw`."""
        return as_json(self)


class ReplyCollector:
    """Builds a reply from its events."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._reasoning: list[str] = []
        self._calls: list[ToolCall] = []
        self._references: list[Reference] = []
        self._images: list[Image] = []
        self._usage: Usage | None = None
        self._finish_reason: str | None = None

    def add(self, event: ChatEvent) -> None:
        """Adds the next event."""
        if event.type == "text":
            self._text.append(event.text)
        elif event.type == "reasoning":
            self._reasoning.append(event.text)
        elif event.type == "tool_call":
            self._calls.append(event.call)
        elif event.type == "references":
            self._references += event.references
        elif event.type == "image":
            self._images.append(event.image)
        elif event.type == "usage":
            self._usage = event.usage
        elif event.type == "end":
            self._finish_reason = event.finish_reason

    def linked_images(self, native: Any) -> Iterator[ImageEvent]:
        """Yields the images that only the text has, as the answers of gpt-4o-image."""
        known = {image.url for image in self._images}
        yield from (ImageEvent(Image(url), native) for url in image_links("".join(self._text)) if url not in known)

    def reply(self, raw: Any) -> Reply:
        """Returns the reply so far."""
        text, reasoning, references = "".join(self._text), "".join(self._reasoning), [*self._references]
        return Reply(
            text, reasoning, [*self._calls], self._usage, self._finish_reason, references, raw, [*self._images]
        )
