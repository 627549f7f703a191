"""The loop of a run over aiohttp: the model calls functions of the program until it has its answer."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from math import inf
from time import monotonic
from typing import Any, NamedTuple

from typing_extensions import Self

from mtmaisdk.chat.async_stream import AsyncChatStream, EventT_co, answer_async
from mtmaisdk.chat.backend import Turn
from mtmaisdk.chat.conversation import Conversation
from mtmaisdk.chat.events import ChatEvent, EndEvent, ToolCall, ToolResultEvent, UsageEvent, summed
from mtmaisdk.chat.exceptions import RoundLimitException
from mtmaisdk.chat.message import Approve, Message
from mtmaisdk.chat.reply import OutputT_co, Reply
from mtmaisdk.chat.tools import Toolbox, ToolJob, wait_async
from mtmaisdk.clients.rest.exceptions import ApiTimeoutException
from mtmaisdk.clients.rest.settings.timeouts import is_number
from mtmaisdk.clients.rest.transport.aio.waiting import call_hook

_LAST = ("usage", "end")
"""Types of the events that come once, for the whole run."""

_SHORTEST = 0.001
"""Seconds of a call for which no time is left."""

_FREE_CHOICES = (None, "auto", "none")


class RunLimits(NamedTuple):
    """What a run may do; see `AsyncChat.run`."""

    max_rounds: int
    timeout: float | None
    tool_timeout: float | None
    approve: Approve | None


class AsyncRunStream(AsyncChatStream[EventT_co, OutputT_co]):
    """The events of a run: those of its turns, but one `usage` and one `end`, and the results of the functions.

    It is used like the stream of a turn. The turns become part of the conversation together, when the last one ends.
    """

    def __init__(
        self, api: Any, conversation: Conversation, message: Message, limits: RunLimits, streams: bool = True
    ) -> None:
        rounds, *times, _ = limits
        if not (isinstance(rounds, int) and rounds > 0 and all(t is None or (is_number(t) and t > 0) for t in times)):
            raise ValueError("max_rounds, timeout and tool_timeout must be numbers above 0")
        given = conversation.backend.checked(message.options)
        super().__init__(api, conversation, replace(message, options=given))
        self._parent = conversation
        self._limits = limits
        self._streams = streams
        self._options = {**conversation.backend.options, **given}
        self._tools = Toolbox(self._options.get("tools") or ())
        self._deadline = inf

    async def __aenter__(self) -> Self:
        if self._conversation is not self._parent:
            raise RuntimeError("a run can be entered only once: call the method again")
        self._conversation = self._parent.fork()
        try:
            self._deadline = monotonic() + (self._limits.timeout or inf)
            self._message = self._in_time(self._message)
            if self._streams:
                return await super().__aenter__()
        except BaseException:
            self._parent.end(self._conversation)
            raise
        self._events = self._iterate(None)
        return self

    async def close(self) -> None:
        """Ends the run; if it is not completed, it leaves the conversation unchanged."""
        try:
            await super().close()
        finally:
            self._parent.end(self._conversation)

    async def _iterate(self, turn: Turn | None) -> AsyncGenerator[ChatEvent[EventT_co]]:
        fork, calls, before = self._conversation, list[ToolCall](), len(self._conversation.counted)
        reply: Reply[Any, Any] = Reply()
        try:
            for rounds_left in reversed(range(self._limits.max_rounds)):
                if turn is None:
                    reply = await answer_async(self._api, fork, self._message)
                else:
                    async for event in super()._iterate(turn):
                        if event.type not in _LAST:
                            yield event
                    reply, self._reply = self._entered(self._reply), None
                calls += reply.tool_calls
                if not (jobs := self._tools.jobs(reply.tool_calls)):
                    break
                if not rounds_left:
                    raise RoundLimitException(self._limits.max_rounds, reply)
                async with aclosing(self._call(jobs)) as results:
                    async for result in results:
                        result.native = reply.raw
                        yield result
                if not self._parent.has_open(fork):
                    # The run was closed while functions ran.
                    return
                self._message = self._next_message(jobs)
                if turn is not None:
                    self._turn = turn = fork.begin(self._message)
                    self._native = await self._open(turn)
        except Exception as error:
            self._error = error
            raise
        if not self._parent.has_open(fork):
            return
        usage = summed(fork.counted[before:])
        self._reply = reply = replace(reply, tool_calls=calls, usage=usage)
        self._parent.join(fork)
        if usage is not None:
            yield UsageEvent(usage, reply.raw)
        yield EndEvent(reply.finish_reason, reply.raw)

    async def _call(self, jobs: list[ToolJob]) -> AsyncGenerator[ToolResultEvent[Any]]:
        """Calls functions at the same time, and yields each result as soon as it is there."""
        limits = self._limits
        for job in jobs:
            if limits.approve is not None and job.may_run:
                verdict = await call_hook("approve", limits.approve, job.call)
                if verdict is not True:
                    reason = verdict if verdict and isinstance(verdict, str) else "the user refused this call"
                    job.refuse(PermissionError(reason))
        if monotonic() >= self._deadline:
            raise self._too_late()
        until = min(self._deadline, monotonic() + (limits.tool_timeout or inf))
        started = {job.start_async(): job for job in jobs}
        try:
            while started and (done := await wait_async(started, max(0.0, until - monotonic()))):
                for future in done:
                    yield started.pop(future).finish(future.result())
            if started and until == self._deadline:
                raise self._too_late()
            for job in started.values():
                yield job.finish(TimeoutError(f"no result within {limits.tool_timeout:g} seconds"))
        finally:
            for future in started:
                future.cancel()

    def _too_late(self) -> ApiTimeoutException:
        return ApiTimeoutException(f"the run did not end within {self._limits.timeout:g} seconds", "total")

    def _in_time(self, message: Message) -> Message:
        """Returns a message whose turn ends when the time of the run is over."""
        if self._deadline == inf:
            return message
        timeouts = self._api.api_client.configuration.timeouts_for(self._options)
        left = min(max(self._deadline - monotonic(), _SHORTEST), timeouts.total or inf)
        return replace(message, options={**message.options, "_request_timeout": replace(timeouts, total=left)})

    def _next_message(self, jobs: list[ToolJob]) -> Message:
        """Returns the message with the results; a tool that had to be called has been called."""
        results = [(job.call.id, job.call.result or "") for job in jobs]
        failed = frozenset(job.call.id for job in jobs if job.failed)
        must_call = self._options.get("tool_choice") not in _FREE_CHOICES
        options = {**self._message.options, **({"tool_choice": "auto"} if must_call else {})}
        message = replace(self._message, text=None, attachments=(), tool_results=results, failed=failed)
        return self._in_time(replace(message, options=options))
