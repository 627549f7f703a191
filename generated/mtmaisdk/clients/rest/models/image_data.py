"""The model `ImageData`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ImageData(Model):
    """One image. new-api writes every key and leaves an empty string where there is no value.

    Attributes:
        url: Link to the image, usually valid for about an hour.
        b64_json: The image itself in base64.
        revised_prompt: The prompt as the model rewrote it, dall-e-3 only.
    """

    url: str | None = None
    b64_json: str | None = None
    revised_prompt: str | None = None
