"""The model `InputAudio`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class InputAudio(Model):
    """An audio file.

    Attributes:
        data: The audio file in base64.
        format: Format of the audio file.
    """

    data: str
    format: Literal["wav", "mp3"] | str
