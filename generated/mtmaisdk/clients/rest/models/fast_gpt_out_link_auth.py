"""The model `FastGPTOutLinkAuth`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model


class FastGPTOutLinkAuth(Model):
    """Share link and visitor, instead of an API key.

    Attributes:
        share_id: Id of the share link.
        out_link_uid: Id of the visitor.
    """

    share_id: Annotated[str | None, Field(alias="shareId")] = None
    out_link_uid: Annotated[str | None, Field(alias="outLinkUid")] = None
