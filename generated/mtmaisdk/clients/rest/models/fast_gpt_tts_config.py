"""The model `FastGPTTtsConfig`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTTtsConfig(Model):
    """Text-to-speech settings.

    Attributes:
        type: Text-to-speech engine.
        model: Speech model.
        voice: Voice of the model.
        speed: Speed of the voice.
    """

    type: Literal["none", "web", "model"] | str | None = None
    model: str | None = None
    voice: str | None = None
    speed: float | None = None
