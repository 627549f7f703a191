"""The model `ImagesUsage`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.images_token_details import ImagesTokenDetails


class ImagesUsage(Model):
    """Token counts of an image generation.

    Attributes:
        input_tokens: Number of tokens in the prompt and the input images.
        output_tokens: Number of tokens in the generated images.
        total_tokens: Sum of input and output tokens.
        input_tokens_details: Input tokens by type.
        output_tokens_details: Output tokens by type.
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    total_tokens: int | None = None
    input_tokens_details: ImagesTokenDetails | None = None
    output_tokens_details: ImagesTokenDetails | None = None
