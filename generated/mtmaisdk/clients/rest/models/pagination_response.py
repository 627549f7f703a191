"""The model `PaginationResponse`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class PaginationResponse(Model):
    """Position of a page in its list.

    Attributes:
        current_page: Number of this page, from 1.
        next_page: Number of the next page; on the last page, its own number.
        num_pages: Number of pages.
    """

    current_page: int | None = None
    next_page: int | None = None
    num_pages: int | None = None
