"""The model `ChatCompletionStreamOptions`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatCompletionStreamOptions(Model):
    """Options for the stream.

    Attributes:
        include_usage: Whether to send token counts; `usage` of the chunk describes which chunks contain them.
        include_obfuscation: Whether to pad the events to the same size (OpenAI; on by default).
    """

    include_usage: bool | None = None
    include_obfuscation: bool | None = None
