"""The model `RerankDocument`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model


class RerankDocument(Model):
    """A document.

    Attributes:
        text: The text.
        multi_modal: The parts, such as images (vLLM).
    """

    text: str | None = None
    multi_modal: list[dict[str, Any]] | None = None
