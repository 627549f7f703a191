"""The model `FastGPTInputGuide`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTInputGuide(Model):
    """Autocompletion of what the user types.

    Attributes:
        open: Whether it is enabled.
        text_list: Phrases to suggest.
        custom_url: URL that returns the phrases.
    """

    open: bool | None = None
    text_list: Annotated[list[str] | None, Field(alias="textList")] = None
    custom_url: Annotated[str | None, Field(alias="customUrl")] = None
