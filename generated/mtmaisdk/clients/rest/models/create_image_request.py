"""The model `CreateImageRequest`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class CreateImageRequest(Model):
    """Request to generate images.

    Attributes:
        model: Model: gpt-image-1, dall-e-3, flux-pro ...; many gateways require it.
        prompt: Description of the image; the model limits its length.
        n: Number of images; dall-e-3 generates only one.
        size: Width and height in pixels; each model has its own sizes.
        quality: Quality: low to high for gpt-image, standard or hd for dall-e-3.
        style: Dramatic or natural look, dall-e-3 only.
        response_format: Whether to return links or base64; gpt-image rejects the field and always returns base64.
        background: Background of the image, gpt-image only; transparent needs png or webp.
        moderation: Strictness of the content filter, gpt-image only.
        output_format: File format of the image, gpt-image only.
        output_compression: Compression in percent for jpeg and webp, gpt-image only.
        stream: Whether to send the image and previews as events, gpt-image only.
        partial_images: Number of previews in the stream.
        user: Id of the end user, for abuse detection.
        aspect_ratio: Aspect ratio, such as 16:9; some Flux gateways require this.
        image: Image to start from, for gateways that support it (new-api): a link, base64 or a list.
        images: Images to start from, for gateways that use this name (new-api).
        mask: Mask of the area that may change, for gateways that support it (new-api).
        watermark: Whether to add a watermark to the image, for gateways that support it (new-api).
    """

    model: str | None = None
    prompt: str
    n: Annotated[int | None, Field(ge=1, le=10)] = None
    size: (
        Literal[
            "auto",
            "1024x1024",
            "1536x1024",
            "1024x1536",
            "256x256",
            "512x512",
            "1792x1024",
            "1024x1792",
            "1024x576",
            "1024x768",
            "1024x512",
            "512x1024",
            "512x768",
            "768x512",
            "768x1366",
            "1366x768",
            "1280x960",
            "960x1280",
            "1344x576",
        ]
        | str
        | None
    ) = None
    quality: Literal["auto", "low", "medium", "high", "standard", "hd"] | str | None = None
    style: Literal["vivid", "natural"] | str | None = None
    response_format: Literal["url", "b64_json"] | str | None = None
    background: Literal["auto", "transparent", "opaque"] | str | None = None
    moderation: Literal["auto", "low"] | str | None = None
    output_format: Literal["png", "jpeg", "webp"] | str | None = None
    output_compression: Annotated[int | None, Field(ge=0, le=100)] = None
    stream: bool | None = None
    partial_images: Annotated[int | None, Field(ge=0, le=3)] = None
    user: str | None = None
    aspect_ratio: str | None = None
    image: Any | None = None
    images: Any | None = None
    mask: Any | None = None
    watermark: Any | None = None
