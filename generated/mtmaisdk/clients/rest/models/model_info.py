"""The model `ModelInfo`."""

from __future__ import annotations

from typing import List

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.model_permission import ModelPermission


class ModelInfo(Model):
    """A model; with LMDeploy also an adapter (LoRA) of one.

    Attributes:
        id: Name of the model, for `model` in requests.
        object: `model`.
        created: Time in seconds since 1970; the same made-up one for all from one-api.
        owned_by: Who offers the model.
        root: Model it comes from (LMDeploy, one-api).
        parent: Model it is derived from (LMDeploy, one-api).
        permission: What may be done with it (LMDeploy, one-api).
        supported_endpoint_types: Kinds of operations it is for (new-api).
        ref_model: Model behind a name such as intern-latest (hosted Intern API).
    """

    id: str | None = None
    object: str | None = None
    created: int | None = None
    owned_by: str | None = None
    root: str | None = None
    parent: str | None = None
    permission: List[ModelPermission] | None = None
    supported_endpoint_types: List[str] | None = None
    ref_model: str | None = None
