"""What a backend's file has to say: how a turn becomes a call of the generated client, and events its answer."""

from __future__ import annotations

import asyncio
import copy
import difflib
import inspect
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

from mtmaisdk.chat.events import ChatEvent
from mtmaisdk.chat.exceptions import UnsupportedException
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.configuration import Configuration

State = dict[str, Any]

_FEATURES = {
    "model": "a model: its server decides",
    "system": "a system prompt",
    "tools": "tools",
    "tool_choice": "tools",
    "temperature": "a temperature",
    "top_p": "top_p",
    "max_tokens": "a limit of tokens",
}
"""Options that some backend takes, as another says that it does not."""


class Call(NamedTuple):
    """A call of a method of the generated client, with its arguments."""

    method: str
    arguments: dict[str, Any]


class Turn(ABC):
    """One turn: what to send, what its events mean, and the state after it. It waits for nothing and sends nothing.

    Args:
        state: The conversation's state before the turn, which the turn leaves alone.
        message: What the user says.
    """

    def __init__(self, state: State, message: Message) -> None:
        self.state = state
        self.message = message
        self.finish_reason: str | None = None

    def uploads(self) -> Sequence[Call]:
        """Returns the calls to make first; what they return goes to `arguments`."""
        return ()

    @abstractmethod
    def arguments(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the arguments of the operation."""

    async def arguments_async(self, uploaded: Sequence[Any]) -> dict[str, Any]:
        """Returns the arguments of the operation; files are read in a thread so as not to block the event loop."""
        if self.message.attachments:
            return await asyncio.to_thread(self.arguments, uploaded)
        return self.arguments(uploaded)

    @abstractmethod
    def read(self, event: Any) -> Iterator[ChatEvent]:
        """Yields what an event of the operation's stream means."""

    def read_answer(self, answer: Any) -> Iterator[ChatEvent]:
        """Yields what an answer in one piece means."""
        return self.read(answer)

    def finish(self) -> Iterator[ChatEvent]:
        """Yields what is known only at the end of the answer."""
        return iter(())

    @abstractmethod
    def next_state(self, reply: Reply) -> State:
        """Returns the conversation's state after the turn."""


class Backend(ABC):
    """A backend with the caller's settings for it.

    A backend's file defines a subclass named `Backend`, whose keyword arguments are its settings.

    Attributes:
        name: Its name, which is its file's.
        api: Name of the generated class.
        operation: Name of the operation that answers a turn.
        paths: Paths that people paste into the base address.
        managed: Arguments of the operation that are the conversation's own matter.
        streaming: Arguments of the operation that are for streams alone, with their defaults.
        attaches: Whether a message can have files.
        takes_tool_results: Whether a message can have results of tools.
        always_streams: Whether the operation answers with a stream even where a whole answer is wanted.
        given: What of the state the caller decides.

    Args:
        configuration: Address and credentials.
        options: Arguments of the operation for every turn.

    Raises:
        UnsupportedException: The backend does not take an option.
        TypeError: No backend does.
    """

    name: ClassVar[str]
    api: ClassVar[str]
    operation: ClassVar[str]
    paths: ClassVar[tuple[str, ...]]
    managed: ClassVar[frozenset[str]] = frozenset()
    streaming: ClassVar[Mapping[str, Any]] = MappingProxyType({})
    attaches: ClassVar[bool] = False
    takes_tool_results: ClassVar[bool] = False
    always_streams: ClassVar[bool] = False

    def __init__(self, configuration: Configuration, /, **options: Any) -> None:
        self.configuration = configuration
        self.options = self.checked(options)
        self.given: State = {}

    @abstractmethod
    def begin(self, state: State, message: Message) -> Turn:
        """Starts a turn."""

    @abstractmethod
    def fresh_state(self) -> State:
        """Returns the state of a conversation that nobody has said anything in."""

    def option_names(self) -> frozenset[str]:
        """Returns the names of the operation's arguments that the caller may give."""
        from mtmaisdk.clients import rest

        parameters = inspect.signature(getattr(getattr(rest, self.api), self.operation)).parameters
        return frozenset(parameters) - self.managed - {"self", "options"}

    def checked(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Returns the options, all of which the backend takes."""
        names = self.option_names()
        for name in options:
            # Those with an underscore are the generated client's own, the same for every operation.
            if name in names or name.startswith("_"):
                continue
            if name in _FEATURES:
                raise UnsupportedException(self.name, _FEATURES[name])
            near = ", ".join(difflib.get_close_matches(name, sorted(names)))
            has = f"near it is {near}" if near else f"it has the arguments of {self.api}.{self.operation}"
            raise TypeError(f"{self.name} has no option {name!r}; {has}")
        return dict(options)

    def turn(self, state: State, message: Message) -> Turn:
        """Starts a turn after a look at what the message wants.

        Raises:
            UnsupportedException: The backend cannot do it.
        """
        if message.attachments and not self.attaches:
            raise UnsupportedException(self.name, "attachments")
        if message.tool_results and not self.takes_tool_results:
            raise UnsupportedException(self.name, "results of tools")
        options = {**self.options, **self.checked(message.options)}
        whole = Message(message.text, message.attachments, message.tool_results, options)
        return self.begin(state, whole)

    def new_state(self) -> State:
        """Returns the state of a new conversation."""
        return {"backend": self.name, **self.fresh_state(), **self.given}

    def restored(self, saved: Mapping[str, Any]) -> State:
        """Returns a saved state, with what the caller set since.

        Raises:
            ValueError: It is not a state of this backend.
        """
        fresh = {"backend": self.name, **self.fresh_state()}
        if not isinstance(saved, Mapping) or saved.get("backend") != self.name:
            of = saved.get("backend") if isinstance(saved, Mapping) else type(saved).__name__
            raise ValueError(f"state: it is of {of!r}, not of {self.name!r}")
        kinds = {key: (str, type(None)) if value is None else type(value) for key, value in fresh.items()}
        if saved.keys() != fresh.keys() or not all(isinstance(saved[key], kinds[key]) for key in fresh):
            raise ValueError(f"state: not as {self.name} saves it, which is {', '.join(fresh)}")
        return {**copy.deepcopy(dict(saved)), **self.given}
