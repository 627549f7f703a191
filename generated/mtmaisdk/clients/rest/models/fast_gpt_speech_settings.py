"""The model `FastGPTSpeechSettings`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTSpeechSettings(Model):
    """How a text is read aloud. The newest servers know the model as `modelId`, those before as `model`: send both.

    Attributes:
        type: Who reads; only `model` makes audio on the server.
        model_id: Model for speech (newest servers).
        model: Model for speech (older servers).
        voice: Voice of the model.
        speed: Speed; 1 is normal.
    """

    type: Literal["none", "web", "model"] | str
    model_id: Annotated[str | None, Field(alias="modelId")] = None
    model: str | None = None
    voice: str | None = None
    speed: float | None = None
