"""The model `MessagesSource`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class MessagesSource(Model):
    """Where an image or document is; Ollama takes base64 only.

    Attributes:
        type: Type of the source.
        media_type: Media type of the content.
        data: The content as base64 or text.
        url: URL of the content.
        file_id: Id of an uploaded file (Anthropic).
    """

    type: Literal["base64", "url", "file", "text"] | str
    media_type: str | None = None
    data: str | None = None
    url: str | None = None
    file_id: str | None = None
