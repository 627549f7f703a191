"""Base classes for backends: how a turn becomes a call of the generated client, and the answer events."""

from __future__ import annotations

import asyncio
import copy
import inspect
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from mtmaisdk.chat.events import ChatEvent, ReasoningEvent, Reference, ReferencesEvent, TextEvent, Usage, UsageEvent
from mtmaisdk.chat.exceptions import UnsupportedException
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply, ReplyCollector
from mtmaisdk.clients.rest.configuration import Configuration
from mtmaisdk.clients.rest.exceptions import OpenApiException, UnexpectedResponseException
from mtmaisdk.clients.rest.settings.names import hint, near
from mtmaisdk.clients.rest.wire.json_text import text_or_json

if TYPE_CHECKING:
    from mtmaisdk.chat.structured import Output

State = dict[str, Any]

_NOTHING: Mapping[str, Any] = MappingProxyType({})

_NAMED = 5
"""The models of a server that an error names."""

_FEATURES = {
    "model": "a model: its server decides",
    "system": "a system prompt",
    "tools": "tools",
    "tool_choice": "tools",
    "temperature": "a temperature",
    "top_p": "top_p",
    "max_tokens": "a limit of tokens",
}
"""Options that only some backends have, and what the others say they do not support."""


_NOTE = (("title", "document_title"), ("content", "cited_text"), ("url", "link"))
"""The names that a source's title, passage and URL have in the notes of some API."""


class MethodCall(NamedTuple):
    """A call of a method of the generated client, with its arguments."""

    method: str
    arguments: dict[str, Any]


class Probe(NamedTuple):
    """A request without credentials, by whose answer a backend is recognized; a `POST` sends an empty object.

    `recognizes` returns whether an HTTP status and a JSON object are the backend's answer. `others` are the paths of
    the request in other versions of the backend, each tried if those before say nothing.
    """

    method: Literal["GET", "POST"]
    path: str
    recognizes: Callable[[int, dict[str, Any]], bool]
    others: tuple[str, ...] = ()


class Turn(ABC):
    """One turn: what to send, what its events mean, and the state after it.

    It performs no I/O but reading files, and does not modify the state before it.

    Attributes:
        finish_reason: Why the answer ended, once that is known.
        usage: The token counts, once they are known.
        collected: What the chat events so far amount to.
        native: The generated client's result, once the answer has ended.
        output: How the structured answer is read that was asked for.
        is_refused: Whether the answer is a refusal, as far as the backend says so.
    """

    finish_reason: str | None = None
    output: Output | None = None
    is_refused: bool = False
    usage: UsageEvent | None = None
    native: Any = None

    def __init__(self, backend: Backend, state: State, message: Message) -> None:
        self.backend = backend
        self.state = state
        self.message = message
        self.collected = ReplyCollector()

    def uploads(self) -> Sequence[MethodCall]:
        """Returns the calls to make first; their results are passed to `arguments`."""
        return ()

    @abstractmethod
    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the arguments of the operation."""

    def question(
        self, before: Sequence[Any] = (), after: Sequence[Any] = (), kind: str = "text"
    ) -> list[dict[str, Any]]:
        """Returns the message as it is sent, if any: with its text, or a list if parts stand before or after that."""
        text = [{"type": kind, "text": self.message.text}] if self.message.text else []
        content = [*before, *text, *after] if before or after else self.message.text
        return [{"role": "user", "content": content}] if content else []

    async def arguments_async(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the arguments of the operation; files are read in a thread so as not to block the event loop."""
        if self.message.attachments:
            return await asyncio.to_thread(self.arguments, uploaded)
        return self.arguments(uploaded)

    @abstractmethod
    def read(self, event: Any) -> Iterator[ChatEvent]:
        """Yields the chat events of an event of the operation's stream."""

    def read_answer(self, answer: Any) -> Iterator[ChatEvent]:
        """Yields the chat events of an answer that is not a stream."""
        return self.read(answer)

    def failure(self, error: OpenApiException) -> OpenApiException | None:
        """Returns the error to raise for a failed call; `None` if the backend is now set for this server's version."""
        return error

    @property
    def model(self) -> str | None:
        """The model that is asked, if the turn says one."""
        return self.message.options.get(self.backend.aliases.get("model", "model"))

    def choose_model(self, names: Sequence[str]) -> None:
        """Uses the only model of the server for this and the following turns; several are a `ValueError`."""
        if len(names) != 1:
            known = f"; the server has {', '.join(names[:_NAMED])}{', …' * (len(names) > _NAMED)}" if names else ""
            required = "a model is required; set model, for all turns or for this one"
            raise ValueError(f"{self.backend.name}: {required}{known}")
        self.backend.options["model"] = names[0]
        self.message = replace(self.message, options={**self.message.options, "model": names[0]})

    def completed(self, reply: Reply) -> Reply:
        """Returns the reply to a turn, whose events may not add up to it."""
        return reply

    def finish(self) -> Iterator[ChatEvent]:
        """Yields the chat events that are known only at the end of the answer."""
        return iter(())

    def count(self, prompt: int | None, completion: int | None, total: int | None, native: Any) -> None:
        """Sets the token counts, which are reported at the end."""
        self.usage = UsageEvent(Usage(prompt, completion, total), native)

    def next_state(self, reply: Reply) -> State:
        """Returns the conversation's state after the turn; unchanged where the server keeps the messages."""
        return self.state


def results_of(
    message: Message, open_calls: Sequence[tuple[str, dict[str, Any]]], field: str, parts: Mapping[str, str] = _NOTHING
) -> list[dict[str, Any]]:
    """Returns for each result of a tool what is sent, which stands with the id of the open call, with the result added.

    A call is answered once; a `ValueError` is raised for a result of no open call. A result is text unless it is a list
    of `parts`, which are the API's own, by their type, each with the field that it must have.
    """
    left, found = [*open_calls], list[dict[str, Any]]()
    for call, result in message.tool_results:
        at = next((at for at, (number, _) in enumerate(left) if number == call), None)
        if at is None:
            is_open = ", ".join(number for number, _ in open_calls) or "none"
            raise ValueError(f"tool_results: unknown call {call!r}; open calls: {is_open}")
        listed = result if isinstance(result, list) else []
        is_parts = listed and all(isinstance(it, dict) and parts.get(str(it.get("type"))) in it for it in listed)
        found.append({**left.pop(at)[1], field: result if is_parts else text_or_json(result)})
    return found


def said(text: str | None, reasoning: str | None, native: Any) -> Iterator[ChatEvent]:
    """Yields the events of a piece of an answer, which may be empty, as in a heartbeat."""
    if reasoning:
        yield ReasoningEvent(reasoning, native)
    if text:
        yield TextEvent(text, native)


def sources(notes: Any, native: Any) -> Iterator[ChatEvent]:
    """Yields the event of the sources that the notes on an answer name."""
    listed = notes if isinstance(notes, list) else []
    named = [note.get("url_citation", note) for note in listed if isinstance(note, dict)]
    known = [note for note in named if isinstance(note, dict)]
    found = [[next(filter(None, map(note.get, names)), "") for names in _NOTE] for note in known]
    if found:
        yield ReferencesEvent([Reference(str(title), str(text), url or None) for title, text, url in found], native)


@cache
def _arguments_of(api: str, operation: str) -> frozenset[str]:
    from mtmaisdk.clients import rest

    return frozenset(inspect.signature(getattr(getattr(rest, api), operation)).parameters) - {"self", "options"}


def only_choice(answer: Any) -> Any:
    """Returns the choice of a chat completion."""
    choice = answer.choices[0] if answer.choices else None
    if choice is None or choice.message is None:
        raise UnexpectedResponseException(body=answer.to_json(), message="the answer has no message")
    return choice


class Backend:
    """A backend with the caller's options, which are those of `connect`.

    Each file in `mtmaisdk.chat.backends` defines one subclass, whose `name` is the file's; nothing else lists it.

    Attributes:
        operation: Name of the operation that answers a turn, a method of the generated class `api`.
        other_streams: Names of operations of other versions of the server that answer a turn with a stream.
        paths: Paths that users paste into the base address.
        settings: Types of the settings that a conversation has besides the operation's arguments, in its state or not.
        defaults: Arguments of the operation for every turn, unless the caller sets others.
        aliases: Arguments of the operation by the name that most backends use.
        managed: Arguments of the operation that the conversation sets itself.
        others: Options of Chat Completions that it takes, although the operation has them in another form.
        streaming: Arguments of the operation for streams only, with their defaults.
        apis: Backends of the other APIs that its servers have, by the name of the API.
        always_streams: Whether the operation answers with a stream even for a plain call.
        asks_model: Whether a turn asks a model: it names one, by default the only one of the server, and may have
            results of tools and ask for a structured answer.
        schema_limits: Keywords of a JSON schema that its servers refuse.
        models_options: Options of the call that lists the server's models.
        servers: Further names of the backend: servers that are used through it.
        given: The caller's settings, `None` for those that are not set.
    """

    name: ClassVar[str]
    api: ClassVar[str]
    operation: str
    other_streams: ClassVar[tuple[str, ...]] = ()
    turn: ClassVar[type[Turn]]
    paths: ClassVar[tuple[str, ...]]
    probe: ClassVar[Probe]
    settings: ClassVar[Mapping[str, type]] = _NOTHING
    defaults: ClassVar[Mapping[str, Any]] = _NOTHING
    aliases: ClassVar[Mapping[str, str]] = _NOTHING
    managed: ClassVar[frozenset[str]] = frozenset()
    others: ClassVar[frozenset[str]] = frozenset()
    streaming: ClassVar[Mapping[str, Any]] = _NOTHING
    attaches: ClassVar[bool] = False
    apis: ClassVar[Mapping[str, str]] = _NOTHING
    always_streams: bool = False
    asks_model: ClassVar[bool] = False
    schema_limits: ClassVar[frozenset[str]] = frozenset()
    models_options: ClassVar[Mapping[str, Any]] = _NOTHING
    servers: ClassVar[tuple[str, ...]] = ()

    def __init__(self, configuration: Configuration, /, **options: Any) -> None:
        self.given = {name: options.pop(name, None) for name in self.settings}
        given, model = self.checked(options), self.aliases.get("model", "model")
        if (named := os.environ.get("MTMAI_MODEL")) and given.get(model) is None and model in self.option_names():
            given[model] = named
        self.options = {**self.defaults, **given}

    def asks_for(self, form: dict[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
        """Returns the arguments that ask for an answer of a form: `name`, `schema` and `strict`."""
        if not self.asks_model:
            raise UnsupportedException(self.name, "structured answers; by_prompt=True asks for them in the prompt")
        return {"response_format": {"type": "json_schema", "json_schema": form}}

    def fresh_state(self) -> State:
        """Returns the state of an empty conversation; by default the client keeps its messages."""
        return {"system": None, "messages": []}

    def can_continue(self, state: State) -> bool:
        """Whether a turn without a message continues the last answer."""
        return False

    def list_models(self, api: Any) -> list[Any] | None:
        """Returns the server's models, `None` if its API cannot list them.

        Args:
            api: The generated class's blocking form, here and below.
        """
        if not self.asks_model:
            return None
        from mtmaisdk.clients.rest import sync

        return list(sync.OpenAIApi(api.api_client).list_models(**self.models_options).data or ())

    def list_chats(self, api: Any, limit: int) -> Iterator[dict[str, Any]]:
        """Yields `id`, `title`, `updated` and `pinned` of at most `limit` stored chats."""
        raise UnsupportedException(self.name, "listing chats")

    def read_chat(self, api: Any, chat_id: str, limit: int) -> list[dict[str, Any]]:
        """Returns `role`, `text` and `time` of the last messages of a stored chat, oldest first."""
        raise UnsupportedException(self.name, "reading a chat")

    def rename_chat(self, api: Any, chat_id: str, title: str) -> None:
        """Renames a stored chat."""
        raise UnsupportedException(self.name, "renaming a chat")

    def delete_chat(self, api: Any, chat_id: str) -> None:
        """Deletes a stored chat."""
        raise UnsupportedException(self.name, "deleting a chat")

    def stop_chat(self, api: Any, chat_id: str) -> None:
        """Ends the answer that a stored chat is getting."""
        raise UnsupportedException(self.name, "stopping a chat")

    def option_names(self) -> frozenset[str]:
        """Returns the names of the options of a turn, those of the operation's arguments that the caller may set."""
        # Further versions of a server take the same.
        return (_arguments_of(self.api, type(self).operation) | self.others) - self.managed

    def checked(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Returns options by the operation's names, if the backend supports them all."""
        names = self.option_names()
        options = {self.aliases.get(name, name): value for name, value in given.items()}
        for name in options:
            # A leading underscore marks the generated client's own options, which every operation takes.
            if name in names or name.startswith("_"):
                continue
            if name in self.settings:
                raise TypeError(f"{self.name} takes {name!r} in connect, not in a turn")
            if name in _FEATURES:
                raise UnsupportedException(self.name, _FEATURES[name])
            found = hint(name) or near(name, names) or f"; it takes the arguments of {self.api}.{self.operation}"
            raise TypeError(f"{self.name} has no option {name!r}{found}")
        if (tools := options.get("tools")) is not None:
            from mtmaisdk.chat.tools import declared

            options["tools"] = declared(tools)
        return options

    def begin(self, state: State, message: Message) -> Turn:
        """Starts a turn, if the backend supports the message."""
        if message.attachments and not self.attaches:
            raise UnsupportedException(self.name, "attachments")
        if message.tool_results and not self.asks_model:
            raise UnsupportedException(self.name, "results of tools")
        options = {**self.options, **self.checked(message.options)}
        if message.output is None:
            return self.turn(self, state, replace(message, options=options))
        from mtmaisdk.chat.structured import Output

        output, text = Output(message.output, self.schema_limits), message.text
        if message.by_prompt:
            text = output.prompt(text)
        else:
            options |= self.asks_for(output.form, options)
        turn = self.turn(self, state, replace(message, options=options, text=text))
        turn.output = output
        return turn

    def restored(self, saved: Mapping[str, Any] | None) -> State:
        """Returns a saved state, or that of a new conversation; what the caller has set takes precedence."""
        fresh = {"backend": self.name, **self.fresh_state()}
        saved = fresh if saved is None else saved
        if not isinstance(saved, Mapping) or saved.get("backend") != self.name:
            of = saved.get("backend") if isinstance(saved, Mapping) else type(saved).__name__
            raise ValueError(f"state: saved by {of!r}, not by {self.name!r}")
        kinds = {key: (str, type(None)) if value is None else type(value) for key, value in fresh.items()}
        listed = [each for value in saved.values() if isinstance(value, list) for each in value]
        fits = saved.keys() == fresh.keys() and all(isinstance(saved[key], kinds[key]) for key in fresh)
        if not fits or not all(isinstance(each, dict) for each in listed):
            raise ValueError(f"state: invalid for {self.name}, whose states have {', '.join(fresh)}")
        set_now = {name: value for name, value in self.given.items() if name in saved and value is not None}
        return {**copy.deepcopy(dict(saved)), **set_now}
