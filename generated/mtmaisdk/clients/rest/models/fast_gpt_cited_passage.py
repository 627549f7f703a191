"""The model `FastGPTCitedPassage`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model, also
from mtmaisdk.clients.rest.models.fast_gpt_cited_version import FastGPTCitedVersion


class FastGPTCitedPassage(Model):
    """Passage that an answer cites.

    Attributes:
        id: Id of the passage.
        anchor: Position of the passage, in a collection.
        q: The passage, or the question of a question-and-answer pair.
        a: The answer of a question-and-answer pair.
        image_preivew_url: URL of the passage's image.
        history: Earlier versions of the passage.
        update_time: Last change of the passage (ISO 8601).
        index: Position of the passage in its source.
        updated: Whether the passage was changed since the answer.
    """

    id: Annotated[str | None, Field(alias="_id"), also("_id", "id")] = None
    anchor: float | None = None
    q: str | None = None
    a: str | None = None
    image_preivew_url: Annotated[str | None, Field(alias="imagePreivewUrl")] = None
    history: list[FastGPTCitedVersion] | None = None
    update_time: Annotated[str | None, Field(alias="updateTime")] = None
    index: int | None = None
    updated: bool | None = None
