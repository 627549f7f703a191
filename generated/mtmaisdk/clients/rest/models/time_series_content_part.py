"""The model `TimeSeriesContentPart`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.media_url import MediaUrl


class TimeSeriesContentPart(Model):
    """A time series for an Intern model that reads them (LMDeploy).

    Attributes:
        type: Kind of part.
        time_series_url: See `MediaUrl`.
    """

    type: Literal["time_series_url"]
    time_series_url: MediaUrl
