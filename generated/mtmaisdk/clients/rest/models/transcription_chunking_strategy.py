"""The model `TranscriptionChunkingStrategy`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from mtmaisdk.clients.rest.models.transcription_voice_activity import TranscriptionVoiceActivity

TranscriptionChunkingStrategy: TypeAlias = Literal["auto"] | str | TranscriptionVoiceActivity
