"""The model `FastGPTAdminFeedback`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTAdminFeedback(Model):
    """Correction of an answer, stored in a knowledge base.

    Attributes:
        feedback_data_id: Id of the passage.
        dataset_id: Id of the knowledge base.
        collection_id: Id of the collection.
        q: Question.
        a: Answer.
    """

    feedback_data_id: Annotated[str | None, Field(alias="feedbackDataId")] = None
    dataset_id: Annotated[str | None, Field(alias="datasetId")] = None
    collection_id: Annotated[str | None, Field(alias="collectionId")] = None
    q: str | None = None
    a: str | None = None
