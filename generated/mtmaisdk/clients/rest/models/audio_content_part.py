"""The model `AudioContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.media_url import MediaUrl


class AudioContentPart(Model):
    """Audio by URL (LMDeploy, vLLM and gateways in front of them; not OpenAI).

    Attributes:
        type: Type of the part.
        audio_url: See `MediaUrl`.
    """

    type: Literal["audio_url"]
    audio_url: MediaUrl
