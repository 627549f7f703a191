"""The model `FastGPTFormOption`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTFormOption(Model):
    """Option of a form field.

    Attributes:
        label: Text to show.
        value: Value to answer with.
    """

    label: str | None = None
    value: str | None = None
