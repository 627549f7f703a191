"""The model `APIErrorDetail`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.api_error_detail_item import APIErrorDetailItem

APIErrorDetail: TypeAlias = str | list[APIErrorDetailItem]
