"""The model `VideoContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.media_url import MediaUrl


class VideoContentPart(Model):
    """A video, for vision models (LMDeploy, vLLM, Qwen and gateways in front of them; not OpenAI).

    Attributes:
        type: Type of the part.
        video_url: See `MediaUrl`.
    """

    type: Literal["video_url"]
    video_url: MediaUrl
