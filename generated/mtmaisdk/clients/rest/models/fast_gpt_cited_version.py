"""The model `FastGPTCitedVersion`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTCitedVersion(Model):
    """Earlier version of a passage.

    Attributes:
        q: The passage, or the question of a question-and-answer pair.
        a: The answer of a question-and-answer pair.
        update_time: Time of this version (ISO 8601).
    """

    q: str | None = None
    a: str | None = None
    update_time: Annotated[str | None, Field(alias="updateTime")] = None
