"""Methods of FastGPTApi that send several requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.contract.answers import ChatFile
from mtmaisdk.clients.rest.files.body import Progress
from mtmaisdk.clients.rest.files.upload import FileInput, as_upload
from mtmaisdk.clients.rest.methods.chat_file_upload import ChatFileUpload
from mtmaisdk.clients.rest.settings import checks
from mtmaisdk.clients.rest.settings.options import RequestOptions

_UNKNOWN_TYPE = "application/octet-stream"


class FastGPTApiMixin:
    """Uploads of files for a chat."""

    api_client: ApiClient

    async def upload_chat_file(
        self,
        app_id: str | None,
        chat_id: str,
        file: FileInput,
        *,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
        file_type: str = "doc",
        progress: Progress | None = None,
        **options: Unpack[RequestOptions],
    ) -> ChatFile:
        """Uploads a file and returns a reference for messages.

        It requests a ticket, sends the file from disk as the ticket says, without credentials, and requests the
        file's URL.

        Args:
            app_id: App of the chat; `None` with a share link, or a key that belongs to an app.
            chat_id: Chat that the file is for.
            file: Its path, its bytes, a file object, or a tuple of file name, content and media type.
            out_link_auth_data: Share link and visitor instead of a key and an app.
            file_type: The `type` of the reference, `doc` or `img`.
            progress: Called with the bytes sent and the bytes in total.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid.
            OSError: The file cannot be read.
            UploadException: A step failed; `.step` names it.
        """
        checks.check_function("progress", progress)
        upload = as_upload(file)
        if file_type == "img" and not upload.media_type.startswith(("image/", _UNKNOWN_TYPE)):
            raise ValueError(f"file: {upload.filename} is not an image but {upload.media_type}")
        transfer = ChatFileUpload(self.api_client, upload, progress, options)
        owner = {"app_id": app_id, "out_link_auth_data": out_link_auth_data}
        given = {name: value for name, value in owner.items() if value is not None}
        key, url = await transfer.run(self, {**given, "chat_id": chat_id, **options})
        return ChatFile(type=file_type, name=upload.filename, key=key, url=url, previewUrl=url)

    async def upload_chat_image(
        self,
        app_id: str | None,
        chat_id: str,
        file: FileInput,
        *,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        **options: Unpack[RequestOptions],
    ) -> ChatFile:
        """Uploads an image and returns a reference for messages.

        Takes the arguments of `upload_chat_file` and raises its errors; a file that is not an image is a `ValueError`.
        """
        given: Any = {"out_link_auth_data": out_link_auth_data, "progress": progress, **options}
        return await self.upload_chat_file(app_id, chat_id, file, file_type="img", **given)
