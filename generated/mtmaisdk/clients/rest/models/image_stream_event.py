"""The model `ImageStreamEvent`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.image_completed_event import ImageCompletedEvent
from mtmaisdk.clients.rest.models.image_partial_event import ImagePartialEvent

ImageStreamEvent: TypeAlias = ImagePartialEvent | ImageCompletedEvent
