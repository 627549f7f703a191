"""The model `ImageData`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ImageData(Model):
    """One image. new-api sends every key, with an empty string for an absent value.

    Attributes:
        url: Link to the image, usually valid for about an hour.
        b64_json: The image itself in base64.
        revised_prompt: The prompt as rewritten by the model, dall-e-3 only.
    """

    url: str | None = None
    b64_json: str | None = None
    revised_prompt: str | None = None
