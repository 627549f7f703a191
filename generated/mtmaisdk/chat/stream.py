# Derived from chat/async_stream.py by tools/derive_blocking.py; not to be edited.

"""The stream of a turn over urllib3."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import Any, Generic, Literal

from typing_extensions import Self, TypeVar

from mtmaisdk.chat.backend import Turn
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.events import ChatEvent, TextEvent
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import OutputT_co, Reply
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.exceptions import ApiException, OpenApiException
from mtmaisdk.clients.rest.sync.closing import Entered

EventT_co = TypeVar("EventT_co", default=Any, covariant=True)


class ChatStream(Entered, Generic[EventT_co, OutputT_co]):
    """The events of a turn.

    Enter it with `with`: the request is sent then. Iterate it for the events, or `text()` for the answer's text
    alone; `final()` reads to the end and returns the reply. The turn becomes part of the conversation only when the
    stream is read to its end.
    """

    def __init__(self, api: Any, conversation: Conversation, message: Message) -> None:
        self._api = api
        self._conversation = conversation
        self._message = message
        self._turn: Turn | None = None
        self._native: Any = None
        self._events: Generator[ChatEvent[EventT_co]] | None = None
        self._reply: Reply[StreamResult, OutputT_co] | None = None
        self._error: Exception | None = None

    def __enter__(self) -> Self:
        if self._turn is not None:
            raise RuntimeError("a stream can be entered only once: call the method again")
        self._turn = turn = self._conversation.begin(self._message)
        try:
            self._native = self._open(turn)
        except BaseException:
            self._conversation.end(turn)
            raise
        self._events = self._iterate(turn)
        return self

    def __iter__(self) -> Iterator[ChatEvent[EventT_co]]:
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

    def text(self) -> Iterator[str]:
        """Yields the remaining pieces of the answer's text."""
        for event in self:
            if isinstance(event, TextEvent):
                yield event.text

    def final(self) -> Reply[StreamResult, OutputT_co]:
        """Reads to the end and returns the reply, including what was read before.

        Raises:
            StreamException: The stream failed, now or before.
            ApiTimeoutException: The server was silent for too long.
        """
        for _ in self:
            pass
        if self._reply is None:
            if self._error is not None:
                raise self._error
            if self._native is not None:
                # Raises what ended the stream: an earlier error, or its being closed.
                self._native.final()
            raise RuntimeError("the turn was not completed")
        return self._reply

    def sse(self, form: Literal["events", "openai"] = "events") -> Iterator[str]:
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
                self.__enter__()
            for event in self:
                if event.type == "end":
                    yield frames.end(self.final(), self._conversation.state)
                elif frame := frames.frame(event):
                    yield frame
        except Exception as error:
            yield frames.error(error)
            if not isinstance(error, OpenApiException):
                raise
        finally:
            self.close()

    def close(self) -> None:
        """Ends the stream; a turn that is not completed leaves the conversation unchanged."""
        try:
            if self._native is not None:
                # First, since this wakes a waiting reader.
                self._native.close()
            if self._events is not None and not getattr(self._events, "gi_running", False):
                self._events.close()
        finally:
            if self._turn is not None:
                self._conversation.end(self._turn)

    def _open(self, turn: Turn) -> Any:
        backend = turn.backend
        try:
            arguments = {**backend.streaming, **prepare(turn, self._api)}
            return getattr(self._api, f"{backend.operation}_stream")(**arguments).__enter__()
        except OpenApiException as error:
            if (failure := turn.failure(error)) is not None:
                raise failure from error.__cause__
        return self._open(turn)

    def _iterate(self, turn: Turn) -> Generator[ChatEvent[EventT_co]]:
        read, collect = turn.read, turn.collected.add
        try:
            for native in self._native:
                for event in read(native):
                    collect(event)
                    yield event
        except OpenApiException as error:
            raise turn.failure(error) or error from error.__cause__
        native = self._native.final()
        try:
            last, self._reply = self._conversation.complete(turn, native)
        except OpenApiException as error:
            self._error = error
            raise
        for event in last:
            yield event


def answer(api: Any, conversation: Conversation, message: Message) -> Reply:
    """Sends a message and returns the reply."""
    backend = conversation.backend
    while not backend.always_streams:
        turn = conversation.begin(message)
        try:
            arguments = prepare(turn, api)
            for name in backend.streaming:
                arguments.pop(name, None)
            answer = getattr(api, backend.operation)(**arguments)
            return conversation.take_answer(turn, answer)
        except OpenApiException as error:
            if (failure := turn.failure(error)) is not None:
                raise failure from error.__cause__
        finally:
            conversation.end(turn)
    with ChatStream(api, conversation, message) as stream:
        return stream.final()


def prepare(turn: Turn, api: Any) -> dict[str, Any]:
    """Makes a turn's first calls, such as uploads, and returns the arguments of its operation."""
    if turn.backend.asks_model and not turn.message.options.get("model"):
        turn.choose_model(_models(turn, api))
    results = [getattr(api, call.method)(**call.arguments) for call in turn.uploads()]
    return turn.arguments(results)


def _models(turn: Turn, api: Any) -> list[str]:
    """Returns the names of the server's models, of which there are none if it does not list them."""
    from mtmaisdk.clients.rest.sync import OpenAIApi

    try:
        found = OpenAIApi(api.api_client).list_models(**turn.backend.models_options)
    except ApiException as error:
        if error.status not in (404, 405):
            raise
        return []
    return [model.id for model in found.data or () if model.id]
