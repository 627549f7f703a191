"""The model `ResponsesInputTokens`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesInputTokens(Model):
    """Details of the tokens of a request.

    Attributes:
        cached_tokens: Tokens read from a cache.
        cache_write_tokens: Tokens written to a cache.
        input_tokens_per_turn: Tokens of each call of the model (LMDeploy, vLLM).
        cached_tokens_per_turn: Cached tokens of each call of the model (LMDeploy, vLLM).
        text_tokens: Tokens of text (LiteLLM).
        audio_tokens: Tokens of audio (LiteLLM).
        image_tokens: Tokens of images (LiteLLM).
        video_tokens: Tokens of videos (LiteLLM).
        cached_tokens_details: Details of the cached tokens (LiteLLM).
    """

    cached_tokens: int | None = None
    cache_write_tokens: int | None = None
    input_tokens_per_turn: list[int] | None = None
    cached_tokens_per_turn: list[int] | None = None
    text_tokens: int | None = None
    audio_tokens: int | None = None
    image_tokens: int | None = None
    video_tokens: int | None = None
    cached_tokens_details: dict[str, Any] | None = None
