"""The model `VideoContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.media_url import MediaUrl


class VideoContentPart(Model):
    """A video for a model that sees (LMDeploy, vLLM, Qwen and gateways in front of them; not OpenAI).

    Attributes:
        type: Kind of part.
        video_url: See `MediaUrl`.
    """

    type: Literal["video_url"]
    video_url: MediaUrl
