"""The model `MidjourneyErrorValue`."""

from __future__ import annotations

from typing import TypeAlias

from mtmaisdk.clients.rest.models.midjourney_error_body import MidjourneyErrorBody

MidjourneyErrorValue: TypeAlias = str | MidjourneyErrorBody
