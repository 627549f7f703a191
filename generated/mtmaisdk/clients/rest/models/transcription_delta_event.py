"""The model `TranscriptionDeltaEvent`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.token_logprob import TokenLogprob


class TranscriptionDeltaEvent(Model):
    """A piece of the text.

    Attributes:
        type: Type of the event.
        delta: The piece.
        segment_id: Id of the segment to which it belongs, in diarized streams.
        logprobs: Log probabilities of the tokens, if requested.
    """

    type: Literal["transcript.text.delta"] | str | None = None
    delta: str | None = None
    segment_id: str | None = None
    logprobs: list[TokenLogprob] | None = None
