"""The model `WebSearchOptions`."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest.contract.model import Model


class WebSearchOptions(Model):
    """How to search the web.

    Attributes:
        search_context_size: How much of what is found the model reads.
        user_location: Where the end user is, such as `{type: approximate, approximate: {country: CN}}`.
    """

    search_context_size: Literal["low", "medium", "high"] | str | None = None
    user_location: dict[str, Any] | None = None
