"""Server-sent events under the module name that the guide imports them from."""

from mtmaisdk.clients.rest.streaming.sse import ServerSentEvent, SSEDecoder

__all__ = ["SSEDecoder", "ServerSentEvent"]
