"""The model `FastGPTPresignChatFileGetUrlRequest`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTPresignChatFileGetUrlRequest(Model):
    """Request for a URL to read a file.

    Attributes:
        key: Key of the uploaded file.
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_id: Chat that the file is for; required by the newest servers.
        mode: Whether to return a URL of FastGPT or of the object store (about 4.14.8 and newer).
        out_link_auth_data: See `FastGPTOutLinkAuth`.
    """

    key: str
    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_id: Annotated[str | None, Field(alias="chatId", min_length=1)] = None
    mode: Literal["proxy", "presigned"] | str | None = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
