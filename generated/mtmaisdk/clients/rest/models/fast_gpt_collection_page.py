"""The model `FastGPTCollectionPage`."""

from __future__ import annotations

from typing import Annotated, List

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_cited_passage import FastGPTCitedPassage


class FastGPTCollectionPage(Model):
    """Page of a collection.

    Attributes:
        list: The passages.
        has_more_prev: Whether there are earlier ones.
        has_more_next: Whether there are later ones.
        collection_type: Kind of the collection, such as `file` (some builds).
        dataset_type: Kind of the knowledge base (some builds).
        file_name: Name of the source file (some builds).
    """

    list: List[FastGPTCitedPassage] | None = None
    has_more_prev: Annotated[bool | None, Field(alias="hasMorePrev")] = None
    has_more_next: Annotated[bool | None, Field(alias="hasMoreNext")] = None
    collection_type: Annotated[str | None, Field(alias="collectionType")] = None
    dataset_type: Annotated[str | None, Field(alias="datasetType")] = None
    file_name: Annotated[str | None, Field(alias="fileName")] = None
