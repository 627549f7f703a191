"""A conversation over aiohttp."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, overload  # noqa: F401

from typing_extensions import TypeVar, Unpack  # noqa: F401

from mtmaisdk.chat.async_stream import AsyncChatStream, EventT_co, answer_async
from mtmaisdk.chat.attachments import Attach
from mtmaisdk.chat.backend import State
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.events import Usage, summed
from mtmaisdk.chat.message import Approve, Message, ToolResults
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.closing import AsyncClosing

if TYPE_CHECKING:
    # For the overloads, which tools/derive_options.py puts before the methods.
    from mtmaisdk.chat.turn_options import TurnOptions  # noqa: F401

ApiT_co = TypeVar("ApiT_co", default=Any, covariant=True)
AnswerT_co = TypeVar("AnswerT_co", default=Any, covariant=True)
T = TypeVar("T", default=None)


class AsyncChat(AsyncClosing, Generic[ApiT_co, AnswerT_co, EventT_co]):
    """A conversation; see `connect_async`. Close it, or use it as an async context manager.

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

    async def close(self) -> None:
        """Closes the connections, unless the client is shared."""
        if self._owns_client:
            api: Any = self.api
            await api.api_client.close()

    @property
    def backend(self) -> str:
        """Name of the backend."""
        return self.conversation.backend.name

    @property
    def state(self) -> State:
        """A copy of the conversation's state, as JSON types without credentials.

        Save it, and resume with `connect_async(…, state=saved)` or `chat.state = saved`.
        """
        return self.conversation.state

    @state.setter
    def state(self, saved: Mapping[str, Any]) -> None:
        self.conversation.restore(saved)

    @property
    def usage(self) -> Usage | None:
        """The sum of the token counts of all turns so far; `None` if none was counted.

        It is what was spent: neither `reset` nor a restored state changes it, and failed runs count, too.
        """
        return summed(self.conversation.counted)

    def reset(self) -> None:
        """Starts a new conversation."""
        self.conversation.restore(None)

    async def send(
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
        may_be_empty = self.conversation.can_continue
        message = Message.from_arguments(text, attach, tool_results, options, may_be_empty, output, by_prompt)
        return await answer_async(self.api, self.conversation, message)

    def stream(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        output: Any = None,
        by_prompt: bool = False,
        **options: Any,
    ) -> AsyncChatStream[EventT_co, Any]:
        """Sends a message and returns the answer's stream; enter it with `async with`.

        Takes the arguments of `send`. Apart from `ValueError`, its errors are raised on entering and while reading.
        """
        may_be_empty = self.conversation.can_continue
        message = Message.from_arguments(text, attach, tool_results, options, may_be_empty, output, by_prompt)
        return AsyncChatStream(self.api, self.conversation, message)

    async def run(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        max_rounds: int = 10,
        timeout: float | None = None,
        tool_timeout: float | None = 60,
        approve: Approve | None = None,
        output: Any = None,
        by_prompt: bool = False,
        **options: Any,
    ) -> Reply[Any, Any]:
        """Sends a message, calls the functions that the model asks for, and returns the reply once it asks for no more.

        Functions are called at the same time, in threads unless they are coroutine functions. An exception, invalid
        arguments, no approval or no time left are results, too, by which the model can correct itself. A call of a tool
        that was given as a dict ends the run before anything is called; `tool_results` of a further `run` continue it.

        Args:
            text: The text of the message.
            attach: Files to attach.
            tool_results: Results of earlier calls, see `send`.
            max_rounds: Number of times that the model may be asked.
            timeout: Seconds for the whole run.
            tool_timeout: Seconds for a function; one that runs in a thread goes on in vain.
            approve: Returns `True` for each call to run, or `False` or a text that tells the model why not.
            output: What the last answer is to be, see `send`.
            by_prompt: Whether to ask for `output` in the prompt.
            options: Arguments of the backend's operation for each turn, such as `tools`.

        Returns:
            The last reply, with the calls of all turns and the sum of their token counts.

        Raises:
            RoundLimitException: The model still calls tools in the last round.
            ApiTimeoutException: The time is over, or the server did not respond in time.
            OpenApiException: A turn failed, see `send`; then, too, the conversation is as before the run.
        """
        from mtmaisdk.chat.async_tool_loop import AsyncRunStream, RunLimits

        may_be_empty = self.conversation.can_continue
        message = Message.from_arguments(text, attach, tool_results, options, may_be_empty, output, by_prompt)
        limits = RunLimits(max_rounds, timeout, tool_timeout, approve)
        async with AsyncRunStream(self.api, self.conversation, message, limits, streams=False) as run:
            return await run.final()

    def run_stream(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        max_rounds: int = 10,
        timeout: float | None = None,
        tool_timeout: float | None = 60,
        approve: Approve | None = None,
        output: Any = None,
        by_prompt: bool = False,
        **options: Any,
    ) -> AsyncChatStream[EventT_co, Any]:
        """Sends a message as `run` does, and returns the stream of all turns; enter it with `async with`.

        A `ToolResultEvent` follows the call of each function. There is one `usage` and one `end`, those of the run.
        """
        from mtmaisdk.chat.async_tool_loop import AsyncRunStream, RunLimits

        may_be_empty = self.conversation.can_continue
        message = Message.from_arguments(text, attach, tool_results, options, may_be_empty, output, by_prompt)
        limits = RunLimits(max_rounds, timeout, tool_timeout, approve)
        return AsyncRunStream(self.api, self.conversation, message, limits)
