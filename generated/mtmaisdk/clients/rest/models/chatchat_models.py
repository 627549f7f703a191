"""The model `ChatchatModels`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class ChatchatModels(Model):
    """Names of models in `models`, or settings by the name of the model (Langchain-Chatchat 0.2).

    Attributes:
        models: Names of the models.
    """

    models: list[str] | None = None
