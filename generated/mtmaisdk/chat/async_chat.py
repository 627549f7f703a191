"""A conversation over aiohttp."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mtmaisdk.chat.async_stream import AsyncChatStream
from mtmaisdk.chat.attachments import Attach
from mtmaisdk.chat.backend import State
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply
from mtmaisdk.clients.rest.closing import AsyncClosing


class AsyncChat(AsyncClosing):
    """A conversation; see `connect_async`. Close it, or use it as an async context manager.

    Attributes:
        api: The generated client underneath, for all that a conversation has no name for.
    """

    def __init__(self, api: Any, conversation: Conversation, owns_client: bool = True) -> None:
        self.api = api
        self._conversation = conversation
        self._owns_client = owns_client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.backend!r})"

    async def close(self) -> None:
        """Closes the connections, unless the client was given."""
        if self._owns_client:
            await self.api.api_client.close()

    @property
    def backend(self) -> str:
        """Name of the backend."""
        return self._conversation.backend.name

    @property
    def state(self) -> State:
        """A copy of what the conversation keeps from turn to turn, JSON types without credentials.

        Save it, and go on later with `connect_async(…, state=saved)` or `chat.state = saved`.
        """
        return self._conversation.state

    @state.setter
    def state(self, saved: Mapping[str, Any]) -> None:
        self._conversation.restore(saved)

    def reset(self) -> None:
        """Starts a new conversation."""
        self._conversation.restore(None)

    async def send(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Reply:
        """Says something and returns the answer.

        Args:
            text: What is said.
            attach: Files that go with it: paths, addresses, bytes.
            tool_results: What tools returned, by the id of the call: text, or what becomes JSON.
            options: Arguments of the backend's operation, for this turn.

        Raises:
            UnsupportedException: The backend cannot do what is asked.
            ApiException: The server refused, or its answer cannot be read.
            ApiConnectionException: The server could not be reached, or did not answer in time.
            RuntimeError: Another turn of this conversation is not over.
        """
        backend = self._conversation.backend
        if backend.always_streams:
            async with self.stream(text, attach=attach, tool_results=tool_results, **options) as stream:
                return await stream.final()
        message = Message.from_arguments(text, attach, tool_results, options)
        with self._conversation.turn(message) as turn:
            uploaded = [await getattr(self.api, call.method)(**call.arguments) for call in turn.uploads()]
            arguments = await turn.arguments_async(uploaded)
            for name in backend.streaming:
                arguments.pop(name, None)
            answer = await getattr(self.api, backend.operation)(**arguments)
            return self._conversation.take_answer(turn, answer)

    def stream(
        self,
        text: str | None = None,
        *,
        attach: Iterable[Attach] = (),
        tool_results: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> AsyncChatStream:
        """Says something and returns the answer's stream, to be entered with `async with`.

        Takes the arguments of `send`, and raises its errors on entering and while it is read.
        """
        return AsyncChatStream(
            self.api, self._conversation, Message.from_arguments(text, attach, tool_results, options)
        )
