"""The model `ModelPermission`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ModelPermission(Model):
    """What may be done with a model.

    Attributes:
        id: Id of the permission.
        object: `model_permission`.
        created: Time in seconds since 1970.
        allow_create_engine: May make an engine of it.
        allow_sampling: May let it answer.
        allow_logprobs: May see log probabilities.
        allow_search_indices: May build search indices.
        allow_view: May see it.
        allow_fine_tuning: May tune it.
        organization: Organization this holds for, `*` for all.
        group: Group this holds for.
        is_blocking: Whether it blocks.
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
