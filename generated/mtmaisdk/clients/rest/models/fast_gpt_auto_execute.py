"""The model `FastGPTAutoExecute`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTAutoExecute(Model):
    """Automatic run when the page opens.

    Attributes:
        open: Whether it is enabled.
        default_prompt: Question to start with.
    """

    open: bool | None = None
    default_prompt: Annotated[str | None, Field(alias="defaultPrompt")] = None
