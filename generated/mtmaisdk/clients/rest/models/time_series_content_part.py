"""The model `TimeSeriesContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.media_url import MediaUrl


class TimeSeriesContentPart(Model):
    """A time series, for Intern models that accept one (LMDeploy).

    Attributes:
        type: Type of the part.
        time_series_url: See `MediaUrl`.
    """

    type: Literal["time_series_url"]
    time_series_url: MediaUrl
