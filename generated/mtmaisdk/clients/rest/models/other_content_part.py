"""The model `OtherContentPart`."""

from __future__ import annotations

from typing import Annotated

from mtmaisdk.clients.rest.contract.model import Model, none_of


class OtherContentPart(Model):
    """A part of a type that only some servers know, which is sent as it is given.

    Attributes:
        type: Type of the part.
    """

    type: Annotated[
        str, none_of("text", "image_url", "file", "input_audio", "audio_url", "video_url", "time_series_url", "refusal")
    ]
