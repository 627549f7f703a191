"""The model `ModelPermission`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ModelPermission(Model):
    """Permissions for a model.

    Attributes:
        id: Id of the permission.
        object: `model_permission`.
        created: Time in seconds since 1970.
        allow_create_engine: Whether an engine may be created from the model.
        allow_sampling: Whether the model may be sampled.
        allow_logprobs: Whether log probabilities may be requested.
        allow_search_indices: Whether search indices may be created.
        allow_view: Whether the model may be viewed.
        allow_fine_tuning: Whether the model may be fine-tuned.
        organization: Organization to which this applies, `*` for all.
        group: Group to which this applies.
        is_blocking: Whether the permission is blocking.
    """

    id: str | None = None
    object: str | None = None
    created: int | None = None
    allow_create_engine: bool | None = None
    allow_sampling: bool | None = None
    allow_logprobs: bool | None = None
    allow_search_indices: bool | None = None
    allow_view: bool | None = None
    allow_fine_tuning: bool | None = None
    organization: str | None = None
    group: str | None = None
    is_blocking: bool | None = None
