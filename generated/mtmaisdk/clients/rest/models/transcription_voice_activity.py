"""The model `TranscriptionVoiceActivity`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class TranscriptionVoiceActivity(Model):
    """Splits the audio where nobody speaks.

    Attributes:
        type: Type of detection.
        threshold: How loud speech has to be; a higher value suits noisy environments.
        prefix_padding_ms: Audio kept before speech, in milliseconds.
        silence_duration_ms: Silence that ends speech, in milliseconds.
    """

    type: Literal["server_vad"] | str
    threshold: Annotated[float | None, Field(ge=0, le=1)] = None
    prefix_padding_ms: int | None = None
    silence_duration_ms: int | None = None
