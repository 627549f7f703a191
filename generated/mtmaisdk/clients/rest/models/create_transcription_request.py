"""The model `CreateTranscriptionRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import File, Model
from mtmaisdk.clients.rest.models.transcription_chunking_strategy import TranscriptionChunkingStrategy


class CreateTranscriptionRequest(Model):
    """The audio to transcribe, and how.

    Attributes:
        file: The audio file: flac, mp3, mp4, mpeg, mpga, m4a, ogg, wav or webm.
        model: Speech recognition model, such as whisper-1 or gpt-4o-transcribe.
        language: Spoken language, as an ISO 639-1 code; detected if omitted.
        languages: Languages that may be spoken, as ISO 639-1 codes (gpt-transcribe).
        keywords: Words that may be spoken, such as names (gpt-transcribe).
        prompt: Text in the spoken language that guides style and spelling.
        response_format: Format of the response: text, srt and vtt are plain text; gpt-4o models support only some
            formats.
        temperature: Randomness; 0 means automatic.
        timestamp_granularities: What gets timestamps; requires the verbose_json format.
        include: What to return in addition to the text; requires the json format.
        stream: Whether to send the text as events; whisper-1 ignores it.
        chunking_strategy: See `TranscriptionChunkingStrategy`.
        known_speaker_names: Names of the speakers to recognize, in the order of their voice samples.
        known_speaker_references: Voice samples of these speakers as data URLs, 2 to 10 seconds each.
    """

    file: File
    model: str
    language: str | None = None
    languages: Annotated[list[str] | None, Field(alias="languages[]")] = None
    keywords: Annotated[list[str] | None, Field(alias="keywords[]")] = None
    prompt: str | None = None
    response_format: Literal["json", "text", "srt", "verbose_json", "vtt", "diarized_json"] | str | None = None
    temperature: Annotated[float | None, Field(ge=0, le=1)] = None
    timestamp_granularities: Annotated[
        list[Literal["word", "segment"] | str] | None, Field(alias="timestamp_granularities[]")
    ] = None
    include: Annotated[list[Literal["logprobs"] | str] | None, Field(alias="include[]")] = None
    stream: bool | None = None
    chunking_strategy: TranscriptionChunkingStrategy | None = None
    known_speaker_names: Annotated[list[str] | None, Field(alias="known_speaker_names[]", max_length=4)] = None
    known_speaker_references: Annotated[list[str] | None, Field(alias="known_speaker_references[]", max_length=4)] = (
        None
    )
