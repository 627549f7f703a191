"""The model `MidjourneySubmitResponse`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.midjourney_result import MidjourneyResult


class MidjourneySubmitResponse(Model):
    """Result of a submission.

    Attributes:
        code: 1 submitted, 21 exists or waits for submit_modal, 22 queued. Rejected: 3 no account or unknown task, 4
            invalid, 9 failure, 23 queue full, 24 banned word, -1 invalid body.
        description: The result in words.
        result: Id of the task; also sent with code 23, although the task is rejected.
        properties: Details: `discordInstanceId`, `numberOfQueues` (22), `status` and `imageUrl` (21), `finalPrompt`
            and `remix` (waits for submit_modal), `promptEn` and `bannedWord` (24).
        success: Always false.
        message: Why the body is invalid.
        timestamp: Time, in ticks of 100 ns since the year 1.
    """

    code: int | None = None
    description: str | None = None
    result: MidjourneyResult | None = None
    properties: dict[str, Any] | None = None
    success: bool | None = None
    message: str | None = None
    timestamp: str | None = None
