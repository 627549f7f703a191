"""The model `FastGPTTtsConfig`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTTtsConfig(Model):
    """Reading aloud.

    Attributes:
        type: Who reads.
        model: Speech model.
        voice: Voice of the model.
        speed: Pace of the voice.
    """

    type: Literal["none", "web", "model"] | str | None = None
    model: str | None = None
    voice: str | None = None
    speed: float | None = None
