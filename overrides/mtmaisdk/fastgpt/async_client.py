"""FastGPT's `AsyncChatClient`, over the generated client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from mtmaisdk.chat.address import base_address
from mtmaisdk.chat.backends.fastgpt import FastGPTBackend
from mtmaisdk.clients.rest import ApiClient, Configuration, FastGPTApi
from mtmaisdk.clients.rest.closing import AsyncClosing
from mtmaisdk.clients.rest.files.upload import FileInput
from mtmaisdk.fastgpt.response import AsyncResponse

if TYPE_CHECKING:
    from mtmaisdk.clients.rest.methods.chat_file_upload import ChatFile


class AsyncChatClient(AsyncClosing):
    """Chats of a FastGPT server; a response comes back whatever its status.

    Close it, or use it as an async context manager.

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

    async def close(self) -> None:
        """Closes the connections."""
        await self.api.api_client.close()

    async def create_chat_completion(
        self,
        messages: Sequence[Mapping[str, Any]],
        stream: bool = False,
        chatId: str | None = None,
        detail: bool = False,
        variables: Mapping[str, Any] | None = None,
        responseChatItemId: str | None = None,
    ) -> AsyncResponse:
        """Asks the app; with `stream` the answer is read with `iter_lines()`.

        Args:
            messages: The conversation; with a `chatId` only the last one counts.
            stream: Whether the answer comes in pieces.
            chatId: Chat that the server keeps.
            detail: Whether the server tells what its nodes did.
            variables: Values of the app's variables.
            responseChatItemId: Id for the answer's record.
        """
        return await self._ask(
            "create_chat_completion",
            stream,
            messages=messages,
            stream=stream,
            chat_id=chatId,
            detail=detail,
            variables=variables,
            response_chat_item_id=responseChatItemId,
        )

    async def upload_chat_image(self, appId: str, chatId: str, file_path: FileInput) -> ChatFile:
        """Uploads an image and returns its reference: `type`, `name`, `key`, `url`, `previewUrl`."""
        return await self.api.upload_chat_image(app_id=appId, chat_id=chatId, file=file_path)

    async def upload_chat_file(
        self, appId: str, chatId: str, file_path: FileInput, file_type: Literal["img", "doc"] = "doc"
    ) -> ChatFile:
        """Uploads a file and returns its reference: `type`, `name`, `key`, `url`, `previewUrl`."""
        return await self.api.upload_chat_file(app_id=appId, chat_id=chatId, file=file_path, file_type=file_type)

    async def presign_chat_file_post_url(self, appId: str, chatId: str, filename: str) -> AsyncResponse:
        """Asks for an address to upload a file to."""
        return await self._ask("presign_chat_file_post_url", app_id=appId, chat_id=chatId, filename=filename)

    async def presign_chat_file_get_url(self, appId: str, key: str, chatId: str | None = None) -> AsyncResponse:
        """Asks for an address to read an uploaded file from; newest servers need the chat as well."""
        return await self._ask("presign_chat_file_get_url", app_id=appId, key=key, chat_id=chatId)

    async def get_chat_histories(
        self,
        appId: str,
        offset: int = 0,
        pageSize: int = 20,
        source: Literal["api", "online", "share", "test"] = "api",
    ) -> AsyncResponse:
        """Lists the chats of an app."""
        return await self._ask("get_chat_histories", app_id=appId, offset=offset, page_size=pageSize, source=source)

    async def get_chat_init(self, appId: str, chatId: str) -> AsyncResponse:
        """Gets a chat and its app."""
        return await self._ask("get_chat_init", app_id=appId, chat_id=chatId)

    async def get_chat_records(
        self, appId: str, chatId: str, offset: int = 0, pageSize: int = 10, loadCustomFeedbacks: bool = False
    ) -> AsyncResponse:
        """Lists the messages of a chat; pages count from the newest."""
        return await self._ask(
            "get_chat_records",
            app_id=appId,
            chat_id=chatId,
            offset=offset,
            page_size=pageSize,
            load_custom_feedbacks=loadCustomFeedbacks,
        )

    async def get_record_detail(self, appId: str, chatId: str, dataId: str) -> AsyncResponse:
        """Gets what the nodes did for an answer."""
        return await self._ask("get_record_detail", app_id=appId, chat_id=chatId, data_id=dataId)

    async def update_chat_history(
        self, appId: str, chatId: str, customTitle: str | None = None, top: bool | None = None
    ) -> AsyncResponse:
        """Renames or pins a chat."""
        return await self._ask("update_chat_history", app_id=appId, chat_id=chatId, custom_title=customTitle, top=top)

    async def delete_chat_history(self, appId: str, chatId: str) -> AsyncResponse:
        """Deletes a chat."""
        return await self._ask("delete_chat_history", app_id=appId, chat_id=chatId)

    async def clear_chat_histories(self, appId: str) -> AsyncResponse:
        """Deletes all chats of an app."""
        return await self._ask("clear_chat_histories", app_id=appId)

    async def delete_chat_record(self, appId: str, chatId: str, contentId: str) -> AsyncResponse:
        """Deletes a message."""
        return await self._ask("delete_chat_record", app_id=appId, chat_id=chatId, content_id=contentId)

    async def send_feedback(
        self,
        appId: str,
        chatId: str,
        dataId: str,
        userGoodFeedback: str | None = None,
        userBadFeedback: str | None = None,
    ) -> AsyncResponse:
        """Praises an answer or complains about it; what is not given is taken back."""
        return await self._ask(
            "send_feedback",
            app_id=appId,
            chat_id=chatId,
            data_id=dataId,
            user_good_feedback=userGoodFeedback,
            user_bad_feedback=userBadFeedback,
        )

    async def get_suggested_questions(
        self, appId: str, chatId: str, questionGuide: Mapping[str, Any] | None = None
    ) -> AsyncResponse:
        """Has a model suggest what to ask next."""
        return await self._ask("get_suggested_questions", app_id=appId, chat_id=chatId, question_guide=questionGuide)

    async def _ask(self, operation: str, is_stream: bool = False, /, **arguments: Any) -> AsyncResponse:
        """Calls an operation; what is `None` is not sent."""
        given = {name: value for name, value in arguments.items() if value is not None}
        response = AsyncResponse(await getattr(self.api, f"{operation}_without_preload_content")(**given))
        if not is_stream or response.status_code >= 300:
            await response.read()
        return response
