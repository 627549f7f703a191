# Derived from clients/rest/methods/fast_gpt_api.py by tools/derive_blocking.py; not to be edited.

"""Methods of FastGPTApi that send several requests."""

from __future__ import annotations

from typing_extensions import Unpack

from mtmaisdk.clients.rest.contract.answers import ChatFile
from mtmaisdk.clients.rest.files.body import Progress
from mtmaisdk.clients.rest.files.upload import FileInput
from mtmaisdk.clients.rest.settings.options import RequestOptions
from mtmaisdk.clients.rest.sync.api_client import ApiClient


class FastGPTApiMixin:
    """Uploads of files for a chat."""

    api_client: ApiClient

    def upload_chat_file(
        self,
        app_id: str,
        chat_id: str,
        file: FileInput,
        *,
        file_type: str = "doc",
        progress: Progress | None = None,
        **options: Unpack[RequestOptions],
    ) -> ChatFile:
        """Uploads a file and returns a reference for messages.

        It requests a ticket, sends the file from disk as the ticket says, without credentials, and requests the
        file's URL.

        Args:
            app_id: App of the chat.
            chat_id: Chat that the file is for.
            file: Its path, its bytes, a file object, or a tuple of file name, content and media type.
            file_type: The `type` of the reference, `doc` or `img`.
            progress: Called with the bytes sent and the bytes in total.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid.
            OSError: The file cannot be read.
            UploadException: A step failed; `.step` names it.
        """
        from mtmaisdk.clients.rest.sync.methods.chat_file_upload import upload_chat_file

        chat = {"app_id": app_id, "chat_id": chat_id}
        return upload_chat_file(self, file, chat, file_type, progress, options)

    def upload_chat_image(
        self,
        app_id: str,
        chat_id: str,
        file: FileInput,
        *,
        progress: Progress | None = None,
        **options: Unpack[RequestOptions],
    ) -> ChatFile:
        """Uploads an image and returns a reference for messages, as `upload_chat_file` does.

        Args:
            app_id: App of the chat.
            chat_id: Chat that the image is for.
            file: Its path, its bytes, a file object, or a tuple of file name, content and media type.
            progress: Called with the bytes sent and the bytes in total.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid, or the file is not an image.
            OSError: The file cannot be read.
            UploadException: A step failed; `.step` names it.
        """
        return self.upload_chat_file(app_id, chat_id, file, file_type="img", progress=progress, **options)
