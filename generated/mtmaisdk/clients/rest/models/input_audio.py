"""The model `InputAudio`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class InputAudio(Model):
    """A sound file.

    Attributes:
        data: The sound file in base64.
        format: Format of the sound file.
    """

    data: str
    format: Literal["wav", "mp3"] | str
