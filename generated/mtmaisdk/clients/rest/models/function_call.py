"""The model `FunctionCall`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model


class FunctionCall(Model):
    """A function call requested by the model.

    Attributes:
        name: Name of the function.
        arguments: Arguments as JSON text, or a piece of it in a stream.
    """

    name: str | None = None
    arguments: str | None = None
