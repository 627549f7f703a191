"""The model `FastGPTInputGuide`."""

from __future__ import annotations

from typing import Annotated, List

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTInputGuide(Model):
    """Completion of what the user types.

    Attributes:
        open: Switched on.
        text_list: Phrases to offer.
        custom_url: Address that supplies the phrases.
    """

    open: bool | None = None
    text_list: Annotated[List[str] | None, Field(alias="textList")] = None
    custom_url: Annotated[str | None, Field(alias="customUrl")] = None
