# Derived from fastgpt/async_client.py by tools/derive_blocking.py; not to be edited.

"""FastGPT's `ChatClient`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import mtmaisdk.clients.rest.models as models
from mtmaisdk.fastgpt.base import ChatClientBase
from mtmaisdk.fastgpt.response import Response


class ChatClient(ChatClientBase):
    """Chats of a FastGPT server, under the names of FastGPT's own SDK.

    Each method returns the response whatever its status; read one to `stream=True` with `iter_lines()`. Close the
    client, or use it as a context manager.

    Args:
        api_key: The key, `fastgpt-…`; `None` for a share link.
        base_url: The server's address, with or without `/api`.
        outLinkAuthData: Share link and visitor, for all calls, instead of a key and `appId`.
        settings: Further settings of `Configuration`.

    Attributes:
        api: The generated client that sends the requests.
    """

    def clear_chat_histories(self, appId: str | None) -> Response:
        """Delete all chats of an app.

        Deletes all chats of an app; with an API key, only chats created with API keys.

        Args:
            appId: App of the chats; left out with a share link, or a key that belongs to an app.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("clear_chat_histories", app_id=appId)

    def create_chat_completion(
        self,
        messages: Sequence[models.FastGPTMessage | Mapping[str, Any]] | None,
        stream: bool = False,
        chatId: str | None = None,
        detail: bool = False,
        variables: Mapping[str, Any] | None = None,
        responseChatItemId: str | None = None,
    ) -> Response:
        """Create a chat completion.

        Runs the app that the key or `appId` identifies, and responds in OpenAI's format. With a `chatId`, the server
        stores the history. Errors before and during a streamed run are `error` events with HTTP status 200, up to 4.14
        without a Content-Type; rate limits and, from 4.15 on, malformed bodies are plain JSON errors. A node that fails
        does not fail the request: its error is in `error` and in its node response. Very old servers send errors as an
        envelope with HTTP status 200.

        Args:
            messages: The conversation, oldest message first; required by every app except plugin apps. With a
                `chatId`, only the last message is used.
            stream: Whether to send the answer as server-sent events.
            chatId: Chat whose stored history is used and continued; without it, `messages` is the history and no
                stored history is used.
            detail: Whether to also report what the nodes did (always on for plugin apps).
            variables: Values of the app's variables; they override those stored with the chat. For a plugin app,
                they are its input.
            responseChatItemId: Id for the answer's record (its `dataId`), unique within the chat; the server
                generates one by default.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask(
            "create_chat_completion",
            messages=messages,
            stream=stream,
            chat_id=chatId,
            detail=detail,
            variables=variables,
            response_chat_item_id=responseChatItemId,
        )

    def delete_chat_history(self, appId: str | None, chatId: str) -> Response:
        """Delete a chat.

        Deletes a chat; from 4.14 on it is only marked as deleted.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("delete_chat_history", app_id=appId, chat_id=chatId)

    def delete_chat_record(self, appId: str | None, chatId: str, contentId: str) -> Response:
        """Delete a message.

        Deletes a message; an unknown message is not an error.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            contentId: The message's `dataId`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("delete_chat_record", app_id=appId, chat_id=chatId, content_id=contentId)

    def get_chat_histories(
        self,
        appId: str | None,
        offset: int = 0,
        pageSize: int = 20,
        source: Literal[
            "test", "online", "share", "api", "cronJob", "team", "feishu", "official_account", "wecom", "mcp"
        ]
        | str = "api",
    ) -> Response:
        """List chats.

        Lists an app's chats that belong to the key's own member: pinned chats first, then by last change.

        Args:
            appId: App whose chats to list; left out with a share link, or a key that belongs to an app.
            offset: Number of chats to skip; ignored without pageSize.
            pageSize: Number of chats to return; always send it when you page.
            source: Return only chats with this source; chats made with an API key have `api`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("get_chat_histories", app_id=appId, offset=offset, page_size=pageSize, source=source)

    def get_chat_init(self, appId: str | None, chatId: str) -> Response:
        """Get a chat and its app.

        Returns what a chat page needs to start. The newest servers also mark the chat as read.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat; it does not have to exist yet.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("get_chat_init", app_id=appId, chat_id=chatId)

    def get_chat_records(
        self, appId: str | None, chatId: str, offset: int = 0, pageSize: int = 10, loadCustomFeedbacks: bool = False
    ) -> Response:
        """List the messages of a chat.

        Lists messages in pages, counted from the newest message; within a page the oldest message comes first. An
        unknown chat has no messages.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            offset: Number of messages to skip, counted from the newest; ignored without pageSize.
            pageSize: Number of messages to return; always send it when you page.
            loadCustomFeedbacks: Include feedback recorded by nodes.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask(
            "get_chat_records",
            app_id=appId,
            chat_id=chatId,
            offset=offset,
            page_size=pageSize,
            load_custom_feedbacks=loadCustomFeedbacks,
        )

    def get_record_detail(self, appId: str | None, chatId: str, dataId: str) -> Response:
        """Get the node responses of an answer.

        Returns what the nodes did for an answer. For an unknown message, or one that is not an answer, the list is
        empty instead of an error.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            dataId: Record of the answer.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("get_record_detail", app_id=appId, chat_id=chatId, data_id=dataId)

    def get_suggested_questions(
        self,
        appId: str | None,
        chatId: str,
        questionGuide: models.FastGPTQuestionGuide | Mapping[str, Any] | None = None,
    ) -> Response:
        """Suggest follow-up questions.

        Has a model suggest follow-up questions based on the last six messages, which takes seconds (4.8.16 and newer).

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            questionGuide: Settings that replace the app's own.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("get_suggested_questions", app_id=appId, chat_id=chatId, question_guide=questionGuide)

    def presign_chat_file_get_url(self, appId: str | None, key: str, chatId: str | None = None) -> Response:
        """Get a URL to read a file.

        Returns a temporary URL of an uploaded file (4.14 and newer); the URL may redirect.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            key: Key of the uploaded file.
            chatId: Chat that the file is for; required by the newest servers.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("presign_chat_file_get_url", app_id=appId, key=key, chat_id=chatId)

    def presign_chat_file_post_url(self, appId: str | None, chatId: str, filename: str) -> Response:
        """Get an upload ticket.

        Returns where and how to upload a file for a chat (4.14 and newer). The uploaded file is deleted after a day
        unless the chat uses it. Do not send an Authorization header to the URL of an object store.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: Chat that the file is for.
            filename: File name with extension.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("presign_chat_file_post_url", app_id=appId, chat_id=chatId, filename=filename)

    def send_feedback(
        self,
        appId: str | None,
        chatId: str,
        dataId: str,
        userGoodFeedback: str | None = None,
        userBadFeedback: str | None = None,
    ) -> Response:
        """Rate an answer.

        Sets the feedback that is sent and removes the feedback that is omitted. For an unknown answer, the error is
        `Chat item not found` with code 500.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            dataId: The answer's record.
            userGoodFeedback: Positive feedback, for example `yes`.
            userBadFeedback: Negative feedback, in the user's words.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask(
            "send_feedback",
            app_id=appId,
            chat_id=chatId,
            data_id=dataId,
            user_good_feedback=userGoodFeedback,
            user_bad_feedback=userBadFeedback,
        )

    def update_chat_history(
        self, appId: str | None, chatId: str, customTitle: str | None = None, top: bool | None = None
    ) -> Response:
        """Rename or pin a chat.

        Updates the fields that are sent and the chat's update time.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            customTitle: New title set by the user; an empty string is stored unchanged.
            top: Whether to pin the chat.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self._ask("update_chat_history", app_id=appId, chat_id=chatId, custom_title=customTitle, top=top)
