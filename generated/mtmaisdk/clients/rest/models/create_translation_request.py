"""The model `CreateTranslationRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import File, Model


class CreateTranslationRequest(Model):
    """The audio to translate into English, and how.

    Attributes:
        file: The audio file: flac, mp3, mp4, mpeg, mpga, m4a, ogg, wav or webm.
        model: Speech recognition model, such as whisper-1.
        prompt: English text that guides style and spelling.
        response_format: Format of the response: text, srt and vtt are plain text.
        temperature: Randomness; 0 means automatic.
    """

    file: File
    model: str
    prompt: str | None = None
    response_format: Literal["json", "text", "srt", "verbose_json", "vtt"] | str | None = None
    temperature: Annotated[float | None, Field(ge=0, le=1)] = None
