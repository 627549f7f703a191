"""The types of scripts: the arguments of `MockServer.answer`, the keys of a file, and its JSON schema.

pytest imports this module whenever it starts, so it needs nothing else; `script` makes pydantic check the types.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from annotated_types import Ge, Le
from typing_extensions import Required, TypedDict

Pieces = str | list[str | Annotated[float, Ge(0)]]
"""A text, or the pieces in which it is streamed; a number is a pause of so many seconds."""


class ScriptedCall(TypedDict, total=False):
    """A call of a tool."""

    name: Required[str]
    """Name of the tool."""
    arguments: dict[str, Any] | str
    """Its arguments, as an object or as the text that is sent."""
    id: str
    """Id of the call; by default one is made."""
    type: Literal["function", "custom"]
    """Kind of the tool, `function` by default."""
    result: str
    """What the tool returned, where the server itself calls it (FastGPT)."""


class ScriptedReference(TypedDict, total=False):
    """A source of the answer."""

    title: str
    """Its title."""
    text: str
    """The passage."""
    url: str
    """Its address."""


class ScriptedUsage(TypedDict, total=False):
    """Token counts; what is missing is counted."""

    prompt_tokens: int
    """Tokens of the question."""
    completion_tokens: int
    """Tokens of the answer."""


class When(TypedDict, total=False):
    """Which requests are answered: those that fit all of these; without any, all."""

    backend: str
    """Backend that is asked, such as `fastgpt`."""
    operation: str
    """Operation that is called, such as `openai:create_chat_completion`."""
    model: str
    """Model that the request names."""
    text: str
    """Text that stands in the messages."""
    pattern: str
    """Regular expression that is found in the messages."""
    method: str
    """Method of HTTP, such as `GET`."""
    path: str
    """Path with its query, as sent."""
    body: Any
    """Fields that the JSON body has, with these values; further ones may be there."""


class ScriptedAnswer(TypedDict, total=False):
    """An answer, and which requests it is for."""

    when: When
    """Which requests; without it, the next one."""
    times: Annotated[int, Ge(1)]
    """How many requests; by default one without `when`, and all that fit with it."""
    text: Pieces
    """What is said; pieces are sent as they stand, and a number between them is a pause in seconds."""
    json: Any
    """A value that is said as JSON, in place of `text`."""
    reasoning: Pieces
    """Thoughts before the text."""
    tool_calls: list[ScriptedCall]
    """Calls of tools."""
    images: list[str]
    """Addresses of images, which may be `data:` addresses."""
    references: list[ScriptedReference]
    """Sources of the answer."""
    refusal: str
    """Words of refusal."""
    usage: ScriptedUsage
    """Token counts; what is missing is counted."""
    finish_reason: str
    """Why the answer ends, in OpenAI's words: `stop`, `length`, `tool_calls`, `content_filter`."""
    nodes: list[dict[str, Any]]
    """What further nodes of a FastGPT app did."""
    interactive: dict[str, Any]
    """A form or selection at which FastGPT waits: `type` and `params`."""
    error: str
    """Message of an error, in the backend's own form; `status` is 500 by default."""
    body: Any
    """The whole body: text as it is, any other value as JSON; or `!!binary`."""
    body_file: str
    """File with the body, beside the script."""
    pieces: list[str | bytes | Annotated[float, Ge(0)]]
    """The body in the pieces in which it is sent; a number is a pause in seconds."""
    status: Annotated[int, Ge(200), Le(599)]
    """Status of an error or a body."""
    headers: dict[str, str]
    """Headers of an error or a body."""
    fault: str
    """Faults of the answer, such as `cut-mid-event=2`."""


class Script(TypedDict, total=False):
    """What a mock server answers: the first answer that fits a request and is not used up."""

    strict: bool
    """Whether requests for which there is no answer are refused."""
    answers: Required[list[ScriptedAnswer]]
    """The answers."""
