"""The model `PaginationResponse`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class PaginationResponse(Model):
    """Place of a page in its list.

    Attributes:
        current_page: This page, from 1.
        next_page: The page after it; on the last page, itself.
        num_pages: Number of pages.
    """

    current_page: int | None = None
    next_page: int | None = None
    num_pages: int | None = None
