"""The model `MidjourneySubmitResponse`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_result import MidjourneyResult


class MidjourneySubmitResponse(Model):
    """What became of a submission.

    Attributes:
        code: 1 submitted, 21 exists or waits for submit_modal, 22 queued. Refused: 3 no account or no such task, 4 invalid, 9 failure, 23 queue full, 24 banned word, -1 the body does not fit.
        description: The same in words.
        result: Id of the task; code 23 comes with one although the task is refused.
        properties: Details: `discordInstanceId`, `numberOfQueues` (22), `status` and `imageUrl` (21), `finalPrompt` and `remix` (waits for submit_modal), `promptEn` and `bannedWord` (24).
        success: False.
        message: Why the body does not fit.
        timestamp: When, in ticks of 100 ns since the year 1.
    """

    code: int | None = None
    description: str | None = None
    result: MidjourneyResult | None = None
    properties: dict[str, Any] | None = None
    success: bool | None = None
    message: str | None = None
    timestamp: str | None = None
