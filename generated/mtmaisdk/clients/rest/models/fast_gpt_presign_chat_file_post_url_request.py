"""The model `FastGPTPresignChatFilePostUrlRequest`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.fast_gpt_out_link_auth import FastGPTOutLinkAuth


class FastGPTPresignChatFilePostUrlRequest(Model):
    """File to upload. The newest servers require a multipart upload if `size` is 33554432 bytes (32 MiB) or more.

    Attributes:
        filename: File name with extension.
        app_id: App of the chat; left out with a share link, or a key that belongs to an app.
        chat_id: Chat that the file is for.
        content_type: Media type of the file (newest servers).
        declared_extension: File extension, including the dot (newest servers).
        declared_filename: File name as the user sees it (newest servers).
        size: Size in bytes (newest servers); without it the upload is never multipart.
        out_link_auth_data: See `FastGPTOutLinkAuth`.
    """

    filename: Annotated[str, Field(min_length=1)]
    app_id: Annotated[str | None, Field(alias="appId")] = None
    chat_id: Annotated[str, Field(alias="chatId", min_length=1)]
    content_type: Annotated[str | None, Field(alias="contentType")] = None
    declared_extension: Annotated[str | None, Field(alias="declaredExtension")] = None
    declared_filename: Annotated[str | None, Field(alias="declaredFilename")] = None
    size: Annotated[int | None, Field(ge=0)] = None
    out_link_auth_data: Annotated[FastGPTOutLinkAuth | None, Field(alias="outLinkAuthData")] = None
