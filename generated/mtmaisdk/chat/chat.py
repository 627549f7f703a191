# Derived from chat/async_chat.py by tools/derive_blocking.py; not to be edited.

"""A conversation over urllib3."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, overload

from typing_extensions import TypeVar, Unpack

from mtmaisdk.chat.attachments import Attach
from mtmaisdk.chat.backend import State
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.message import Message, ToolResults
from mtmaisdk.chat.reply import Reply
from mtmaisdk.chat.stream import ChatStream, EventT_co, prepare
from mtmaisdk.clients.rest.exceptions import OpenApiException
from mtmaisdk.clients.rest.sync.closing import Closing

if TYPE_CHECKING:
    from mtmaisdk.chat.turn_options import TurnOptions

ApiT_co = TypeVar("ApiT_co", default=Any, covariant=True)
AnswerT_co = TypeVar("AnswerT_co", default=Any, covariant=True)
T = TypeVar("T", default=None)


class Chat(Closing, Generic[ApiT_co, AnswerT_co, EventT_co]):
    """A conversation; see `connect`. Close it, or use it as a context manager.

    To type checkers it is generic over the type of `api`, that of `reply.raw` after `send`, and that of the events of
    the backend's own stream.

    Attributes:
        api: The generated class underneath, for everything that a conversation does not cover.
        conversation: The conversation's backend and state.
    """

    def __init__(self, api: ApiT_co, conversation: Conversation, owns_client: bool = True) -> None:
        self.api = api
        self.conversation = conversation
        self._owns_client = owns_client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.backend!r})"

    def close(self) -> None:
        """Closes the connections, unless the client is shared."""
        if self._owns_client:
            api: Any = self.api
            api.api_client.close()

    @property
    def backend(self) -> str:
        """Name of the backend."""
        return self.conversation.backend.name

    @property
    def state(self) -> State:
        """A copy of the conversation's state, as JSON types without credentials.

        Save it, and resume with `connect(…, state=saved)` or `chat.state = saved`.
        """
        return self.conversation.state

    @state.setter
    def state(self, saved: Mapping[str, Any]) -> None:
        self.conversation.restore(saved)

    def reset(self) -> None:
        """Starts a new conversation."""
        self.conversation.restore(None)

    @overload
    def send(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        output: type[T] | None = None,
        by_prompt: bool = False,
        **options: Unpack[TurnOptions],
    ) -> Reply[AnswerT_co, T]: ...

    @overload
    def send(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        output: Any,
        by_prompt: bool = False,
        **options: Unpack[TurnOptions],
    ) -> Reply[AnswerT_co, Any]: ...

    def send(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        output: Any = None,
        by_prompt: bool = False,
        **options: Any,
    ) -> Reply[AnswerT_co, Any]:
        """Sends a message and returns the reply.

        Args:
            text: The text of the message; without any message, `messages` continues the last answer.
            attach: Files to attach: paths, URLs, bytes.
            tool_results: Results of tools by the id of the call, or pairs of both: text, values to send as JSON, or the
                exception of a tool that failed.
            output: What the answer is to be, as the reply's `output`: a type for pydantic, or a JSON schema.
            by_prompt: Whether to ask for `output` in the prompt, for a server that has no parameter for it.
            options: Arguments of the backend's operation for this turn.

        Raises:
            ValueError: An argument is invalid.
            UnsupportedException: The backend does not support an argument.
            ApiException: The server returned an error, or its response cannot be read.
            ApiConnectionException: The server cannot be reached, or did not respond in time.
            RuntimeError: Another turn of this conversation is not finished.
        """
        backend = self.conversation.backend
        may_be_empty = self.conversation.can_continue
        message = Message.from_arguments(text, attach, tool_results, options, may_be_empty, output, by_prompt)
        while not backend.always_streams:
            turn = self.conversation.begin(message)
            try:
                arguments = prepare(turn, self.api)
                for name in backend.streaming:
                    arguments.pop(name, None)
                answer = getattr(self.api, backend.operation)(**arguments)
                return self.conversation.take_answer(turn, answer)
            except OpenApiException as error:
                if (failure := turn.failure(error)) is not None:
                    raise failure from error.__cause__
            finally:
                self.conversation.end(turn)
        with ChatStream(self.api, self.conversation, message) as stream:
            # Such a backend answers with a stream's result.
            reply: Reply[Any, Any] = stream.final()
            return reply

    @overload
    def stream(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        output: type[T] | None = None,
        by_prompt: bool = False,
        **options: Unpack[TurnOptions],
    ) -> ChatStream[EventT_co, T]: ...

    @overload
    def stream(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        output: Any,
        by_prompt: bool = False,
        **options: Unpack[TurnOptions],
    ) -> ChatStream[EventT_co, Any]: ...

    def stream(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        output: Any = None,
        by_prompt: bool = False,
        **options: Any,
    ) -> ChatStream[EventT_co, Any]:
        """Sends a message and returns the answer's stream; enter it with `with`.

        Takes the arguments of `send`. Apart from `ValueError`, its errors are raised on entering and while reading.
        """
        may_be_empty = self.conversation.can_continue
        message = Message.from_arguments(text, attach, tool_results, options, may_be_empty, output, by_prompt)
        return ChatStream(self.api, self.conversation, message)
