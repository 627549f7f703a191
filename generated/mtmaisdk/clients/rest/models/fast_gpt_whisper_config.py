"""The model `FastGPTWhisperConfig`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTWhisperConfig(Model):
    """Voice input settings.

    Attributes:
        open: Whether it is enabled.
        auto_send: Whether to send the input immediately.
        auto_tts_response: Whether to read the answer aloud.
    """

    open: bool | None = None
    auto_send: Annotated[bool | None, Field(alias="autoSend")] = None
    auto_tts_response: Annotated[bool | None, Field(alias="autoTTSResponse")] = None
