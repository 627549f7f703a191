"""The model `TranscriptionDoneEvent`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.token_logprob import TokenLogprob
from mtmaisdk.clients.rest.models.transcription_usage import TranscriptionUsage


class TranscriptionDoneEvent(Model):
    """The end of the text.

    Attributes:
        type: Type of the event.
        text: The whole text.
        logprobs: Log probabilities of the tokens, if requested.
        usage: What is billed.
    """

    type: Literal["transcript.text.done"] | str | None = None
    text: str | None = None
    logprobs: list[TokenLogprob] | None = None
    usage: TranscriptionUsage | None = None
