"""The model `FastGPTTtsConfig`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTTtsConfig(Model):
    """Text-to-speech settings.

    Attributes:
        type: Text-to-speech engine.
        model_id: Speech model (newest servers).
        model: Speech model (older servers).
        voice: Voice of the model.
        speed: Speed of the voice.
    """

    type: Literal["none", "web", "model"] | str | None = None
    model_id: Annotated[str | None, Field(alias="modelId")] = None
    model: str | None = None
    voice: str | None = None
    speed: float | None = None
