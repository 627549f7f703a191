"""The model `ImagesUsage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.images_token_details import ImagesTokenDetails


class ImagesUsage(Model):
    """Token counts of an image generation.

    Attributes:
        input_tokens: Tokens of the prompt and of input images.
        output_tokens: Tokens of the images made.
        total_tokens: Sum of both.
        input_tokens_details: Input tokens by kind.
        output_tokens_details: Output tokens by kind.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    total_tokens: int | None = None
    input_tokens_details: ImagesTokenDetails | None = None
    output_tokens_details: ImagesTokenDetails | None = None
