"""The model `FastGPTSelectOption`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTSelectOption(Model):
    """Option of a question.

    Attributes:
        key: Id of the option.
        value: Text of the option, and the value to answer with.
    """

    key: str | None = None
    value: str | None = None
