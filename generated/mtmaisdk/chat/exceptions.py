"""Exceptions of conversations besides the client's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtmaisdk.clients.rest.exceptions import ApiException, OpenApiException

_SHOWN = 200
"""Characters of an answer in a message."""


class UnsupportedException(OpenApiException):
    """The backend does not support a feature; nothing was sent."""

    def __init__(self, backend: str, feature: str) -> None:
        super().__init__(f"{backend} does not support {feature}")
        self.backend = backend
        self.feature = feature


class HistoryLostException(OpenApiException):
    """The server answered with `reply`, without the conversation it should have kept, which is as before the turn."""

    def __init__(self, backend: str, reply: Any) -> None:
        super().__init__(f"{backend}: the server did not continue the conversation; connect without stateful=True")
        self.backend = backend
        self.reply = reply


class OutputException(OpenApiException):
    """The answer has no output as it was asked for; the conversation is as before the turn.

    Attributes:
        reply: What the server answered.
        reason: `refusal`; `length` or `content_filter` if the answer was cut; `not_json`; `mismatch`.
        errors: What does not match, as pydantic lists it: `loc`, `msg`, `type` and `input`.
    """

    def __init__(self, reply: Any, reason: str, errors: Sequence[dict[str, Any]] = ()) -> None:
        wrong = [": ".join(filter(None, (".".join(map(str, each["loc"])), each["msg"]))) for each in errors]
        found = wrong or [repr(reply.text[:_SHOWN])]
        super().__init__(f"the answer is not the output that was asked for ({reason}): {'; '.join(found[:3])}")
        self.reply = reply
        self.reason = reason
        self.errors = errors

    @property
    def text(self) -> str:
        """The text of the answer."""
        return str(self.reply.text)


class RoundLimitException(OpenApiException):
    """The model still called tools in the last round that a run may have; the conversation is as before the run.

    The calls of `reply`, the last one, were not run.
    """

    def __init__(self, max_rounds: int, reply: Any) -> None:
        super().__init__(f"the model still calls tools in the last of {max_rounds} rounds")
        self.max_rounds = max_rounds
        self.reply = reply


class MissingUserException(ApiException):
    """The server answers registered users only, and `user_id` is not set; see `ChatchatApi.register_user`."""
