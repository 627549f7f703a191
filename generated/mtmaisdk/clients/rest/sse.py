"""Server-sent events, under their documented import path."""

from mtmaisdk.clients.rest.streaming.decoder import ServerSentEvent
from mtmaisdk.clients.rest.streaming.framings.sse import SSEDecoder

__all__ = ["SSEDecoder", "ServerSentEvent"]
