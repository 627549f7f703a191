"""Server-sent events, under their documented import path."""

from mtmaisdk.clients.rest.decoding.event import ServerSentEvent
from mtmaisdk.clients.rest.decoding.sniffing import SSEDecoder

__all__ = ["SSEDecoder", "ServerSentEvent"]
