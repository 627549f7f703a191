"""The model `ContentPart`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.known_content_part import KnownContentPart
from mtmaisdk.clients.rest.models.other_content_part import OtherContentPart

ContentPart: TypeAlias = KnownContentPart | OtherContentPart
