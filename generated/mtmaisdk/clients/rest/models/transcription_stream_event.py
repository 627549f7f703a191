"""The model `TranscriptionStreamEvent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.transcription_delta_event import TranscriptionDeltaEvent
from mtmaisdk.clients.rest.models.transcription_done_event import TranscriptionDoneEvent
from mtmaisdk.clients.rest.models.transcription_segment import TranscriptionSegment

TranscriptionStreamEvent: TypeAlias = TranscriptionDeltaEvent | TranscriptionSegment | TranscriptionDoneEvent
