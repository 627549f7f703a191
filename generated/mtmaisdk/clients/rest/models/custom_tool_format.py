"""The model `CustomToolFormat`."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.custom_tool_grammar import CustomToolGrammar


class CustomToolFormat(Model):
    """Format of the input of a custom tool.

    Attributes:
        type: Any text or a grammar.
        grammar: The grammar that the input follows, for type `grammar`.
    """

    type: Literal["text", "grammar"] | str
    grammar: CustomToolGrammar | None = None
