# Made from fastgpt/async_client.py by tools/derive_blocking.py: edit that file.

"""FastGPT's `ChatClient`, over the generated client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from mtmaisdk.chat.address import base_address
from mtmaisdk.chat.backends.fastgpt import FastGPTBackend
from mtmaisdk.clients.rest.files.upload import FileInput
from mtmaisdk.clients.rest.sync import ApiClient, Configuration, FastGPTApi
from mtmaisdk.clients.rest.sync.closing import Closing
from mtmaisdk.fastgpt.response import Response

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.methods.chat_file_upload import ChatFile


class ChatClient(Closing):
    """Chats of a FastGPT server; a response comes back whatever its status.

    Close it, or use it as a context manager.

    Args:
        api_key: The key, `fastgpt-…`.
        base_url: The server's address, with or without `/api`.
        settings: Further settings of `Configuration`.

    Attributes:
        api: The generated client underneath.
    """

    def __init__(self, api_key: str, base_url: str = "http://localhost:3000", **settings: Any) -> None:
        host = base_address(base_url, FastGPTBackend.paths)
        self.api = FastGPTApi(ApiClient(Configuration(host, access_token=api_key, **settings)))

    def close(self) -> None:
        """Closes the connections."""
        self.api.api_client.close()

    def create_chat_completion(
        self,
        messages: Sequence[Mapping[str, Any]],
        stream: bool = False,
        chatId: str | None = None,
        detail: bool = False,
        variables: Mapping[str, Any] | None = None,
        responseChatItemId: str | None = None,
    ) -> Response:
        """Asks the app; with `stream` the answer is read with `iter_lines()`.

        Args:
            messages: The conversation; with a `chatId` only the last one counts.
            stream: Whether the answer comes in pieces.
            chatId: Chat that the server keeps.
            detail: Whether the server tells what its nodes did.
            variables: Values of the app's variables.
            responseChatItemId: Id for the answer's record.
        """
        return self._ask(
            "create_chat_completion",
            stream,
            messages=messages,
            stream=stream,
            chat_id=chatId,
            detail=detail,
            variables=variables,
            response_chat_item_id=responseChatItemId,
        )

    def upload_chat_image(self, appId: str, chatId: str, file_path: FileInput) -> ChatFile:
        """Uploads an image and returns its reference: `type`, `name`, `key`, `url`, `previewUrl`."""
        return self.api.upload_chat_image(app_id=appId, chat_id=chatId, file=file_path)

    def upload_chat_file(
        self, appId: str, chatId: str, file_path: FileInput, file_type: Literal["img", "doc"] = "doc"
    ) -> ChatFile:
        """Uploads a file and returns its reference: `type`, `name`, `key`, `url`, `previewUrl`."""
        return self.api.upload_chat_file(app_id=appId, chat_id=chatId, file=file_path, file_type=file_type)

    def presign_chat_file_post_url(self, appId: str, chatId: str, filename: str) -> Response:
        """Asks for an address to upload a file to."""
        return self._ask("presign_chat_file_post_url", app_id=appId, chat_id=chatId, filename=filename)

    def presign_chat_file_get_url(self, appId: str, key: str, chatId: str | None = None) -> Response:
        """Asks for an address to read an uploaded file from; newest servers need the chat as well."""
        return self._ask("presign_chat_file_get_url", app_id=appId, key=key, chat_id=chatId)

    def get_chat_histories(
        self, appId: str, offset: int = 0, pageSize: int = 20, source: Literal["api", "online", "share", "test"] = "api"
    ) -> Response:
        """Lists the chats of an app."""
        return self._ask("get_chat_histories", app_id=appId, offset=offset, page_size=pageSize, source=source)

    def get_chat_init(self, appId: str, chatId: str) -> Response:
        """Gets a chat and its app."""
        return self._ask("get_chat_init", app_id=appId, chat_id=chatId)

    def get_chat_records(
        self, appId: str, chatId: str, offset: int = 0, pageSize: int = 10, loadCustomFeedbacks: bool = False
    ) -> Response:
        """Lists the messages of a chat; pages count from the newest."""
        return self._ask(
            "get_chat_records",
            app_id=appId,
            chat_id=chatId,
            offset=offset,
            page_size=pageSize,
            load_custom_feedbacks=loadCustomFeedbacks,
        )

    def get_record_detail(self, appId: str, chatId: str, dataId: str) -> Response:
        """Gets what the nodes did for an answer."""
        return self._ask("get_record_detail", app_id=appId, chat_id=chatId, data_id=dataId)

    def update_chat_history(
        self, appId: str, chatId: str, customTitle: str | None = None, top: bool | None = None
    ) -> Response:
        """Renames or pins a chat."""
        return self._ask("update_chat_history", app_id=appId, chat_id=chatId, custom_title=customTitle, top=top)

    def delete_chat_history(self, appId: str, chatId: str) -> Response:
        """Deletes a chat."""
        return self._ask("delete_chat_history", app_id=appId, chat_id=chatId)

    def clear_chat_histories(self, appId: str) -> Response:
        """Deletes all chats of an app."""
        return self._ask("clear_chat_histories", app_id=appId)

    def delete_chat_record(self, appId: str, chatId: str, contentId: str) -> Response:
        """Deletes a message."""
        return self._ask("delete_chat_record", app_id=appId, chat_id=chatId, content_id=contentId)

    def send_feedback(
        self,
        appId: str,
        chatId: str,
        dataId: str,
        userGoodFeedback: str | None = None,
        userBadFeedback: str | None = None,
    ) -> Response:
        """Praises an answer or complains about it; what is not given is taken back."""
        return self._ask(
            "send_feedback",
            app_id=appId,
            chat_id=chatId,
            data_id=dataId,
            user_good_feedback=userGoodFeedback,
            user_bad_feedback=userBadFeedback,
        )

    def get_suggested_questions(
        self, appId: str, chatId: str, questionGuide: Mapping[str, Any] | None = None
    ) -> Response:
        """Has a model suggest what to ask next."""
        return self._ask("get_suggested_questions", app_id=appId, chat_id=chatId, question_guide=questionGuide)

    def _ask(self, operation: str, is_stream: bool = False, /, **arguments: Any) -> Response:
        """Calls an operation; what is `None` is not sent."""
        given = {name: value for name, value in arguments.items() if value is not None}
        response = Response(getattr(self.api, f"{operation}_without_preload_content")(**given))
        if not is_stream or response.status_code >= 300:
            response.read()
        return response
