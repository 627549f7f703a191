"""The model `CustomToolGrammar`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model


class CustomToolGrammar(Model):
    """A grammar.

    Attributes:
        definition: The grammar itself.
        syntax: Language of the grammar.
    """

    definition: str
    syntax: Literal["lark", "regex"] | str
