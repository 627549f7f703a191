"""The model `ResponsesInputPart`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesInputPart(Model):
    """A part of an item; `type` says which fields it has. LMDeploy takes text only.

    Attributes:
        type: Type of the part.
        text: The text.
        refusal: The model's refusal.
        image_url: URL of an image, also as `data:`.
        detail: Resolution of an image: `low`, `high` or `auto`.
        file_id: Id of an uploaded file (OpenAI).
        filename: Name of a file.
        file_data: A file as `data:` URL.
        file_url: URL of a file (OpenAI).
        annotations: Sources of a part of an earlier answer, which is sent back as it came.
        logprobs: Log probabilities of such a part.
    """

    type: (
        Literal["input_text", "input_image", "input_file", "output_text", "refusal", "reasoning_text", "summary_text"]
        | str
    )
    text: str | None = None
    refusal: str | None = None
    image_url: str | None = None
    detail: str | None = None
    file_id: str | None = None
    filename: str | None = None
    file_data: str | None = None
    file_url: str | None = None
    annotations: list[dict[str, Any]] | None = None
    logprobs: list[dict[str, Any]] | None = None
