"""What callers get: plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from typing_extensions import TypedDict

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class ApiResponse(Generic[T_co]):
    """An answer with its HTTP response.

    Attributes:
        status_code: The HTTP status.
        headers: The response headers; names are case-insensitive.
        data: What the method itself returns.
        raw_data: The body as received.
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
        data: The data, of the type that the contract declares for this name.
    """

    event: Name_co
    data: Data_co

    @property
    def misfits(self) -> Mapping[str, Any]:
        """What the server sent in other types than the contract declares; see `Model.misfits`."""
        return getattr(self.data, "misfits", {})


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event whose name the contract does not declare.

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
        reasoning: The model's reasoning before it.
        tool_calls: The tool calls that it requests.
        finish_reason: Why it ended; `None` if it has not ended, or the server sends no reason.
        refusal: The model's refusal, as far as the server separates it from the text.
        logprobs: Log probabilities of all tokens, as the contract's model.
        annotations: Annotations of the text, such as citations of a web search.
        images: Images, as the server sends them.
        audio: The answer as audio: `id`, base64 `data`, `transcript`, `expires_at` (OpenAI).
        output_ids: Ids of the tokens (LMDeploy, on request).
        output_token_logprobs: Log probabilities of the tokens (LMDeploy, on request).
        extra: What else the contract declares as `carried`, by name.
    """

    index: int
    text: str = ""
    reasoning: str = ""
    tool_calls: list[ToolCall] = field(default_factory=list)
    finish_reason: str | None = None
    refusal: str | None = field(default=None, kw_only=True)
    logprobs: Any = field(default=None, kw_only=True)
    annotations: list[dict[str, Any]] = field(default_factory=list, kw_only=True)
    images: list[Any] = field(default_factory=list, kw_only=True)
    audio: dict[str, Any] | None = field(default=None, kw_only=True)
    output_ids: list[int] = field(default_factory=list, kw_only=True)
    output_token_logprobs: list[Any] = field(default_factory=list, kw_only=True)
    extra: dict[str, Any] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True)
class StreamResult(StreamChoice):
    """The first answer of a stream, and what all answers share.

    Attributes:
        usage: The last token counts that the server sent, as the contract's model.
        choices: All answers, ordered by number.
        id: Id of the answer.
        model: Model that answered.
        created: Time of the answer, in seconds since 1970.
        system_fingerprint: Configuration of the server (OpenAI).
        service_tier: Service tier that was used (OpenAI).
    """

    usage: Any = None
    choices: list[StreamChoice] = field(default_factory=list)
    id: str | None = field(default=None, kw_only=True)
    model: str | None = field(default=None, kw_only=True)
    created: int | None = field(default=None, kw_only=True)
    system_fingerprint: str | None = field(default=None, kw_only=True)
    service_tier: str | None = field(default=None, kw_only=True)


@dataclass
class ToolCall:
    """A call of a tool.

    Attributes:
        id: The call's id, to return the result under; the name, for a `function_call`.
        name: The tool's name.
        arguments: The arguments, as the text that the model wrote: JSON, but any text for a custom tool.
        result: The result, if the backend ran the tool; `None` if the caller has to run it.
        type: `function`, `custom`, `function_call` for the form of calls before tools, or the server's own.
    """

    id: str = ""
    name: str = ""
    arguments: str = ""
    result: str | None = None
    type: str = "function"


class ChatFile(TypedDict):
    """A reference to an uploaded file, for messages.

    Attributes:
        type: `img` or `doc`.
        name: The file's name.
        key: Its key in FastGPT's store, valid as long as the file exists.
        url: A URL to read it, valid for a limited time.
        previewUrl: The same URL.
    """

    type: str
    name: str
    key: str
    url: str
    previewUrl: str
