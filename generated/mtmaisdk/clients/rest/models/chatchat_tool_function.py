"""The model `ChatchatToolFunction`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chatchat_tool_function_arguments import ChatchatToolFunctionArguments


class ChatchatToolFunction(Model):
    """A tool and its arguments.

    Attributes:
        name: Name of the tool.
        arguments: See `ChatchatToolFunctionArguments`.
    """

    name: str | None = None
    arguments: ChatchatToolFunctionArguments | None = None
