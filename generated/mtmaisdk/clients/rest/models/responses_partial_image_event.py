"""The model `ResponsesPartialImageEvent`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ResponsesPartialImageEvent(Model):
    """A preview of an image.

    Attributes:
        type: Type of the event.
        sequence_number: Number of the event; some gateways leave it out.
        item_id: Id of the item.
        output_index: Number of the item; some servers do not count from 0, or change it.
        partial_image_index: Number of the preview.
        partial_image_b64: The image as base64.
        output_format: Format of the image.
    """

    type: str | None = None
    sequence_number: int | None = None
    item_id: str | None = None
    output_index: int | None = None
    partial_image_index: int | None = None
    partial_image_b64: str | None = None
    output_format: str | None = None
