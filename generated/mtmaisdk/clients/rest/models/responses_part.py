"""The model `ResponsesPart`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesPart(Model):
    """A part of an item; `type` says which fields it has.

    Attributes:
        type: Type of the part.
        text: The text.
        annotations: Sources of the text.
        logprobs: Log probabilities of the tokens.
        refusal: The model's refusal.
        image_url: URL of an image, also as `data:`.
        file_id: Id of an uploaded file (OpenAI).
        filename: Name of a file.
    """

    type: (
        Literal["output_text", "refusal", "reasoning_text", "summary_text", "input_text", "input_image", "input_file"]
        | str
        | None
    ) = None
    text: str | None = None
    annotations: Any | None = None
    logprobs: Any | None = None
    refusal: str | None = None
    image_url: str | None = None
    file_id: str | None = None
    filename: str | None = None
