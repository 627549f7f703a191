"""A conversation over aiohttp."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mtmaisdk.chat.async_stream import AsyncChatStream, prepare_async
from mtmaisdk.chat.attachments import Attach
from mtmaisdk.chat.backend import State
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.message import Message, ToolResults
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.closing import AsyncClosing
from mtmaisdk.clients.rest.exceptions import OpenApiException


class AsyncChat(AsyncClosing):
    """A conversation; see `connect_async`. Close it, or use it as an async context manager.

    Attributes:
        api: The generated class underneath, for everything that a conversation does not cover.
        conversation: The conversation's backend and state.
    """

    def __init__(self, api: Any, conversation: Conversation, owns_client: bool = True) -> None:
        self.api = api
        self.conversation = conversation
        self._owns_client = owns_client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.backend!r})"

    async def close(self) -> None:
        """Closes the connections, unless the client is shared."""
        if self._owns_client:
            await self.api.api_client.close()

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

    def reset(self) -> None:
        """Starts a new conversation."""
        self.conversation.restore(None)

    async def send(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        **options: Any,
    ) -> Reply:
        """Sends a message and returns the reply.

        Args:
            text: The text of the message; without any message, `messages` continues the last answer.
            attach: Files to attach: paths, URLs, bytes.
            tool_results: Results of tools by the id of the call, or pairs of both: text, values to send as JSON, or the
                exception of a tool that failed.
            options: Arguments of the backend's operation for this turn.

        Raises:
            ValueError: An argument is invalid.
            UnsupportedException: The backend does not support an argument.
            ApiException: The server returned an error, or its response cannot be read.
            ApiConnectionException: The server cannot be reached, or did not respond in time.
            RuntimeError: Another turn of this conversation is not finished.
        """
        backend = self.conversation.backend
        message = Message.from_arguments(text, attach, tool_results, options, self.conversation.can_continue)
        while not backend.always_streams:
            turn = self.conversation.begin(message)
            try:
                arguments = await prepare_async(turn, self.api)
                for name in backend.streaming:
                    arguments.pop(name, None)
                answer = await getattr(self.api, backend.operation)(**arguments)
                return self.conversation.take_answer(turn, answer)
            except OpenApiException as error:
                if (failure := turn.failure(error)) is not None:
                    raise failure from error.__cause__
            finally:
                self.conversation.end(turn)
        async with AsyncChatStream(self.api, self.conversation, message) as stream:
            return await stream.final()

    def stream(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: ToolResults | None = None,
        **options: Any,
    ) -> AsyncChatStream:
        """Sends a message and returns the answer's stream; enter it with `async with`.

        Takes the arguments of `send`. Apart from `ValueError`, its errors are raised on entering and while reading.
        """
        message = Message.from_arguments(text, attach, tool_results, options, self.conversation.can_continue)
        return AsyncChatStream(self.api, self.conversation, message)
