"""The stream of a turn over aiohttp."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Any, Generic, Literal

from typing_extensions import Self, TypeVar

from mtmaisdk.chat.backend import Turn
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.events import ChatEvent, TextEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import OutputT_co, Reply
from mtmaisdk.clients.rest.closing import AsyncEntered
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.exceptions import ApiException, OpenApiException

EventT_co = TypeVar("EventT_co", default=Any, covariant=True)


class AsyncChatStream(AsyncEntered, Generic[EventT_co, OutputT_co]):
    """The events of a turn.

    Enter it with `async with`: the request is sent then. Iterate it for the events, or `text()` for the answer's text
    alone; `final()` reads to the end and returns the reply. The turn becomes part of the conversation only when the
    stream is read to its end.
    """

    def __init__(self, api: Any, conversation: Conversation, message: Message) -> None:
        self._api = api
        self._conversation = conversation
        self._message = message
        self._turn: Turn | None = None
        self._native: Any = None
        self._events: AsyncGenerator[ChatEvent[EventT_co]] | None = None
        self._reply: Reply[StreamResult, OutputT_co] | None = None
        self._error: Exception | None = None

    async def __aenter__(self) -> Self:
        if self._turn is not None:
            raise RuntimeError("a stream can be entered only once: call the method again")
        self._turn = turn = self._conversation.begin(self._message)
        try:
            self._native = await self._open(turn)
        except BaseException:
            self._conversation.end(turn)
            raise
        self._events = self._iterate(turn)
        return self

    def __aiter__(self) -> AsyncIterator[ChatEvent[EventT_co]]:
        return self._entered(self._events)

    @property
    def headers(self) -> Mapping[str, str]:
        """The response headers."""
        headers: Mapping[str, str] = self._entered(self._native).headers
        return headers

    @property
    def snapshot(self) -> Reply[StreamResult, OutputT_co | None]:
        """The reply so far; complete once the stream is read to its end."""
        turn = self._entered(self._turn)
        return self._reply or turn.collected.reply(self._entered(self._native).snapshot, turn.model)

    @property
    def partial_output(self) -> Any:
        """What has come so far of the output that was asked for, as JSON values; `None` before anything."""
        turn = self._entered(self._turn)
        return None if turn.output is None else turn.output.partial("".join(turn.collected.text))

    async def text(self) -> AsyncIterator[str]:
        """Yields the remaining pieces of the answer's text."""
        async for event in self:
            if isinstance(event, TextEvent):
                yield event.text

    async def final(self) -> Reply[StreamResult, OutputT_co]:
        """Reads to the end and returns the reply, including what was read before.

        Raises:
            StreamException: The stream failed, now or before.
            ApiTimeoutException: The server was silent for too long.
        """
        async for _ in self:
            pass
        if self._reply is None:
            if self._error is not None:
                raise self._error
            if self._native is not None:
                # Raises what ended the stream: an earlier error, or its being closed.
                await self._native.final()
            raise RuntimeError("the turn was not completed")
        return self._reply

    async def sse(self, form: Literal["events", "openai"] = "events") -> AsyncIterator[str]:
        """Yields the stream as the frames of `text/event-stream`, for a web page; it need not be entered.

        An error becomes a frame `error` that tells neither address nor secret; one that is not the client's is raised,
        too. The stream is closed in the end, or when the generator is.

        Args:
            form: `events` for those of the conversation, of which `end` has its new `state`; `openai` for the chunks of
                a chat completion.
        """
        from mtmaisdk.chat.relay import FORMS

        if form not in FORMS:
            raise ValueError(f"form: {form!r} is not one of {', '.join(FORMS)}")
        frames = FORMS[form]()
        try:
            if self._events is None:
                await self.__aenter__()
            async for event in self:
                if event.type == "end":
                    yield frames.end(await self.final(), self._conversation.state)
                elif frame := frames.frame(event):
                    yield frame
        except Exception as error:
            yield frames.error(error)
            if not isinstance(error, OpenApiException):
                raise
        finally:
            await self.close()

    async def close(self) -> None:
        """Ends the stream; a turn that is not completed leaves the conversation unchanged."""
        try:
            if self._native is not None:
                # First, since this wakes a waiting reader.
                await self._native.close()
            if self._events is not None and not getattr(self._events, "ag_running", False):
                await self._events.aclose()
        finally:
            if self._turn is not None:
                self._conversation.end(self._turn)

    async def _open(self, turn: Turn) -> Any:
        backend = turn.backend
        try:
            arguments = {**backend.streaming, **await prepare_async(turn, self._api)}
            return await getattr(self._api, f"{backend.operation}_stream")(**arguments).__aenter__()
        except OpenApiException as error:
            if (failure := turn.failure(error)) is not None:
                raise failure from error.__cause__
        return await self._open(turn)

    async def _iterate(self, turn: Turn) -> AsyncGenerator[ChatEvent[EventT_co]]:
        read, collect = turn.read, turn.collected.add
        try:
            async for native in self._native:
                for event in read(native):
                    collect(event)
                    yield event
        except OpenApiException as error:
            raise turn.failure(error) or error from error.__cause__
        native = await self._native.final()
        try:
            last, self._reply = self._conversation.complete(turn, native)
        except OpenApiException as error:
            self._error = error
            raise
        for event in last:
            yield event


async def answer_async(api: Any, conversation: Conversation, message: Message) -> Reply:
    """Sends a message and returns the reply."""
    backend = conversation.backend
    while not backend.always_streams:
        turn = conversation.begin(message)
        try:
            arguments = await prepare_async(turn, api)
            for name in backend.streaming:
                arguments.pop(name, None)
            answer = await getattr(api, backend.operation)(**arguments)
            return conversation.take_answer(turn, answer)
        except OpenApiException as error:
            if (failure := turn.failure(error)) is not None:
                raise failure from error.__cause__
        finally:
            conversation.end(turn)
    async with AsyncChatStream(api, conversation, message) as stream:
        return await stream.final()


async def prepare_async(turn: Turn, api: Any) -> dict[str, Any]:
    """Makes a turn's first calls, such as uploads, and returns the arguments of its operation."""
    if turn.backend.asks_model and not turn.message.options.get("model"):
        turn.choose_model(await _models_async(turn, api))
    results = [await getattr(api, call.method)(**call.arguments) for call in turn.uploads()]
    return await turn.arguments_async(results)


async def _models_async(turn: Turn, api: Any) -> list[str]:
    """Returns the names of the server's models, of which there are none if it does not list them."""
    from mtmaisdk.clients.rest import OpenAIApi

    try:
        found = await OpenAIApi(api.api_client).list_models(**turn.backend.models_options)
    except ApiException as error:
        if error.status not in (404, 405):
            raise
        return []
    return [model.id for model in found.data or () if model.id]
