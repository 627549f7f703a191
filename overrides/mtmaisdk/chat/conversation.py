"""The state of a conversation."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mtmaisdk.chat.backend import Backend, State, Turn
from mtmaisdk.chat.events import ChatEvent, EndEvent, Usage
from mtmaisdk.chat.message import Message
from mtmaisdk.chat.reply import Reply


class Conversation:
    """The state of a conversation from turn to turn; only a completed turn changes it, or `restore`."""

    def __init__(self, backend: Backend, state: Mapping[str, Any] | None = None) -> None:
        self.backend = backend
        self.counted: list[Usage] = []
        """The token counts of all turns, also of those of a run that failed."""
        self._open: Turn | Conversation | None = None
        self.restore(state)

    @property
    def state(self) -> State:
        """A copy of the state."""
        return copy.deepcopy(self._state)

    @property
    def can_continue(self) -> bool:
        """Whether a turn without a message continues the last answer."""
        return self.backend.can_continue(self._state)

    def restore(self, state: Mapping[str, Any] | None) -> None:
        """Resumes from a saved state, or starts over."""
        self._check_idle()
        self._state: State = self.backend.restored(state)

    def begin(self, message: Message) -> Turn:
        """Starts a turn."""
        self._check_idle()
        self._open = turn = self.backend.begin(self._state, message)
        return turn

    def fork(self) -> Conversation:
        """Starts a run of several turns, which are those of a copy; see `join` and `end`."""
        self._check_idle()
        self._open = fork = copy.copy(self)
        return fork

    def join(self, fork: Conversation) -> None:
        """Completes a run: its turns become part of the conversation."""
        self._state = fork._state
        self.end(fork)

    def has_open(self, turn: Turn | Conversation) -> bool:
        """Whether a turn or a run has not ended."""
        return self._open is turn

    def end(self, turn: Turn | Conversation) -> None:
        """Ends a turn or a run, completed or not."""
        if self._open is turn:
            self._open = None

    def take_answer(self, turn: Turn, answer: Any) -> Reply:
        """Completes a turn with an answer that is not a stream, and returns the reply."""
        for event in turn.read_answer(answer):
            turn.collected.add(event)
        return self.complete(turn, answer)[1]

    def complete(self, turn: Turn, native: Any) -> tuple[list[ChatEvent], Reply]:
        """Completes a turn, and returns its last events and the reply."""
        turn.native = native
        last = [*turn.finish(), *turn.collected.linked_images(native)]
        if turn.usage is not None:
            last.append(turn.usage)
            self.counted.append(turn.usage.usage)
        last.append(EndEvent(turn.finish_reason, native))
        for event in last:
            turn.collected.add(event)
        reply = turn.completed(turn.collected.reply(native, turn.model))
        if turn.output is not None:
            # Results of calls come before the output.
            is_waiting = self.backend.asks_model and any(call.result is None for call in reply.tool_calls)
            reply = reply if is_waiting else replace(reply, output=turn.output.read(reply, turn.is_refused))
        self._state = turn.next_state(reply)
        self.end(turn)
        return last, reply

    def _check_idle(self) -> None:
        if self._open is not None:
            raise RuntimeError("a turn of this conversation is not finished: read its stream to the end, or close it")
