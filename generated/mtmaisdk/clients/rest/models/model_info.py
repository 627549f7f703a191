"""The model `ModelInfo`."""

from __future__ import annotations

from typing import Any

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.model_permission import ModelPermission


class ModelInfo(Model):
    """A model; with LMDeploy also an adapter (LoRA) of a model.

    Attributes:
        id: Name of the model, for `model` in requests.
        object: `model`.
        created: Time in seconds since 1970; one-api sends the same made-up value for all models.
        owned_by: Owner of the model.
        root: Base model (LMDeploy, one-api).
        parent: Model from which it is derived (LMDeploy, one-api).
        permission: Permissions for the model (LMDeploy, one-api).
        supported_endpoint_types: Types of endpoints that support the model (new-api).
        max_model_len: Context size, in tokens (vLLM, SGLang, LMDeploy).
        platform_name: Platform that serves the model (Chatchat 0.3).
        status: State of the model; its form differs between servers.
        ref_model: Actual model behind a name such as intern-latest (hosted Intern API).
    """

    id: str | None = None
    object: str | None = None
    created: int | None = None
    owned_by: str | None = None
    root: str | None = None
    parent: str | None = None
    permission: list[ModelPermission] | None = None
    supported_endpoint_types: list[str] | None = None
    max_model_len: int | None = None
    platform_name: str | None = None
    status: Any | None = None
    ref_model: str | None = None
