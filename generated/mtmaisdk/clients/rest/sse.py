"""Server-sent events, under their documented import path."""

from mtmaisdk.clients.rest.streaming.event import ServerSentEvent
from mtmaisdk.clients.rest.streaming.sniffing import SSEDecoder

__all__ = ["SSEDecoder", "ServerSentEvent"]
