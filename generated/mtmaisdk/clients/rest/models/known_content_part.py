"""The model `KnownContentPart`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from mtmaisdk.clients.rest.models.audio_content_part import AudioContentPart
from mtmaisdk.clients.rest.models.file_content_part import FileContentPart
from mtmaisdk.clients.rest.models.image_content_part import ImageContentPart
from mtmaisdk.clients.rest.models.input_audio_content_part import InputAudioContentPart
from mtmaisdk.clients.rest.models.refusal_content_part import RefusalContentPart
from mtmaisdk.clients.rest.models.text_content_part import TextContentPart
from mtmaisdk.clients.rest.models.time_series_content_part import TimeSeriesContentPart
from mtmaisdk.clients.rest.models.video_content_part import VideoContentPart

KnownContentPart: TypeAlias = Annotated[
    TextContentPart
    | ImageContentPart
    | FileContentPart
    | InputAudioContentPart
    | AudioContentPart
    | VideoContentPart
    | TimeSeriesContentPart
    | RefusalContentPart,
    Field(discriminator="type"),
]
