"""The model `ImageUrlOrText`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.image_url import ImageUrl

ImageUrlOrText: TypeAlias = ImageUrl | str
