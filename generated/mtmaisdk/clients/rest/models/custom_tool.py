"""The model `CustomTool`."""

from __future__ import annotations

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.custom_tool_format import CustomToolFormat


class CustomTool(Model):
    """A tool whose input is any text (OpenAI).

    Attributes:
        name: Name of the tool.
        description: What the tool does; written for the model.
        format: Format of the input; any text by default.
    """

    name: str
    description: str | None = None
    format: CustomToolFormat | None = None
