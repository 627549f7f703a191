"""The model `TranscriptionSegment`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.transcription_segment_id import TranscriptionSegmentId


class TranscriptionSegment(Model):
    """A segment of the text, in a response and as an event of a diarized stream.

    Attributes:
        type: Type of the segment, in diarized responses only.
        id: Id of the segment.
        seek: Offset of the window in which the segment was found.
        start: Start in seconds.
        end: End in seconds.
        text: Text of the segment.
        speaker: The speaker: a known speaker's name or a letter.
        tokens: Ids of the tokens.
        temperature: Temperature used.
        avg_logprob: Mean log probability; a value below -1 means that the text is unreliable.
        compression_ratio: Compression ratio of the text; a value above 2.4 means that the text is unreliable.
        no_speech_prob: Probability that nobody speaks.
    """

    type: Literal["transcript.text.segment"] | str | None = None
    id: TranscriptionSegmentId | None = None
    seek: int | None = None
    start: float | None = None
    end: float | None = None
    text: str | None = None
    speaker: str | None = None
    tokens: list[int] | None = None
    temperature: float | None = None
    avg_logprob: float | None = None
    compression_ratio: float | None = None
    no_speech_prob: float | None = None
