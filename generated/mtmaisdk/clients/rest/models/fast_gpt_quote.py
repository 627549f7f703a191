"""The model `FastGPTQuote`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_quote_score import FastGPTQuoteScore


class FastGPTQuote(Model):
    """Passage of a knowledge base that was given to the model.

    Attributes:
        id: Id of the passage.
        dataset_id: Id of the knowledge base.
        collection_id: Id of the collection.
        source_name: Name of the source.
        source_id: Id of the source file.
        chunk_index: Position of the passage in its source.
        q: The passage, or the question of a question-and-answer pair.
        a: The answer of a question-and-answer pair.
        update_time: Last change of the passage (ISO 8601).
        image_preivew_url: URL of the passage's image.
        score: How well the passage matches.
    """

    id: str | None = None
    dataset_id: Annotated[str | None, Field(alias="datasetId")] = None
    collection_id: Annotated[str | None, Field(alias="collectionId")] = None
    source_name: Annotated[str | None, Field(alias="sourceName")] = None
    source_id: Annotated[str | None, Field(alias="sourceId")] = None
    chunk_index: Annotated[int | None, Field(alias="chunkIndex")] = None
    q: str | None = None
    a: str | None = None
    update_time: Annotated[str | None, Field(alias="updateTime")] = None
    image_preivew_url: Annotated[str | None, Field(alias="imagePreivewUrl")] = None
    score: FastGPTQuoteScore | None = None
