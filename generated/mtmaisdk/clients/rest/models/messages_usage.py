"""The model `MessagesUsage`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class MessagesUsage(Model):
    """Token counts. Anthropic's `input_tokens` are those that were neither written to nor read from a cache.

    Attributes:
        input_tokens: Tokens of the request.
        output_tokens: Tokens of the answer.
        cache_creation_input_tokens: Tokens written to the cache.
        cache_read_input_tokens: Tokens read from the cache.
        cache_creation: Tokens written to the cache, by how long they stay (Anthropic).
        server_tool_use: Uses of hosted tools (Anthropic).
        service_tier: Service tier that was used.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    cache_creation_input_tokens: int | None = None
    cache_read_input_tokens: int | None = None
    cache_creation: dict[str, Any] | None = None
    server_tool_use: dict[str, Any] | None = None
    service_tier: str | None = None
