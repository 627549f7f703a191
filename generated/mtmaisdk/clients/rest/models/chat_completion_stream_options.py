"""The model `ChatCompletionStreamOptions`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatCompletionStreamOptions(Model):
    """What the stream brings.

    Attributes:
        include_usage: Send the token counts; which chunks have them is said at `usage` of the chunk.
        include_obfuscation: Pad the events to the same size (OpenAI; on by default).
    """

    include_usage: bool | None = None
    include_obfuscation: bool | None = None
