"""The model `FastGPTGetSpeechRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth
from mtmaisdk.clients.rest.models.fast_gpt_speech_settings import FastGPTSpeechSettings


class FastGPTGetSpeechRequest(Model):
    """A text to read aloud.

    Attributes:
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        tts_config: See `FastGPTSpeechSettings`.
        input: The text.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
    """

    app_id: Annotated[str | None, Field(alias="appId")] = None
    tts_config: Annotated[FastGPTSpeechSettings, Field(alias="ttsConfig")]
    input: Annotated[str, Field(min_length=1)]
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
