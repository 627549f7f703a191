"""The model `ModerationResult`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ModerationResult(Model):
    """A rating.

    Attributes:
        flagged: Whether the content is potentially harmful.
        categories: Whether it is harmful in each way, such as `self-harm/intent`.
        category_scores: Score for each way, from 0 to 1.
        category_applied_input_types: To which forms of input each score applies: `text`, `image` (omni-moderation).
    """

    flagged: bool | None = None
    categories: dict[str, bool | None] | None = None
    category_scores: dict[str, float | None] | None = None
    category_applied_input_types: dict[str, list[str] | None] | None = None
