"""The model `EditImageRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import File, Model, any_required


class EditImageRequest(Model):
    """Images to edit, and how.

    Attributes:
        image: The image, or a list of images; at most 16 at OpenAI.
        images: Several images; `image` with a list is sent like this.
        prompt: Description of the wanted image; the model limits its length.
        mask: Image whose transparent area may change, of the same size.
        model: Model: gpt-image-1, dall-e-2 ...; many gateways require it.
        n: Number of images.
        size: Width and height in pixels; each model has its own sizes.
        quality: Quality: low to high for gpt-image, standard for dall-e-2.
        background: Background of the image, gpt-image only; transparent needs png or webp.
        input_fidelity: How closely the result follows the images, gpt-image only.
        response_format: Whether to return links or base64, dall-e-2 only.
        output_format: File format of the image, gpt-image only.
        output_compression: Compression in percent for jpeg and webp, gpt-image only.
        stream: Whether to send the image and previews as events, gpt-image only.
        partial_images: Number of previews in the stream.
        user: Id of the end user, for abuse detection.
    """

    image: File | list[File] | None = None
    images: Annotated[list[File] | None, Field(alias="image[]")] = None
    prompt: str
    mask: File | None = None
    model: str | None = None
    n: Annotated[int | None, Field(ge=1, le=10)] = None
    size: Literal["auto", "1024x1024", "1536x1024", "1024x1536", "256x256", "512x512"] | str | None = None
    quality: Literal["auto", "low", "medium", "high", "standard"] | str | None = None
    background: Literal["auto", "transparent", "opaque"] | str | None = None
    input_fidelity: Literal["low", "high"] | str | None = None
    response_format: Literal["url", "b64_json"] | str | None = None
    output_format: Literal["png", "jpeg", "webp"] | str | None = None
    output_compression: Annotated[int | None, Field(ge=0, le=100)] = None
    stream: bool | None = None
    partial_images: Annotated[int | None, Field(ge=0, le=3)] = None
    user: str | None = None
    _any_required = any_required("image", "image[]")
