"""FastGPT's `AsyncChatClient`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import mtmaisdk.clients.rest.models as models
from mtmaisdk.fastgpt.async_base import AsyncChatClientBase
from mtmaisdk.fastgpt.async_response import AsyncResponse


class AsyncChatClient(AsyncChatClientBase):
    """Chats of a FastGPT server, under the names of FastGPT's own SDK.

    Each method returns the response whatever its status; read one to `stream=True` with `iter_lines()`. Close the
    client, or use it as an async context manager.

    Args:
        api_key: The key, `fastgpt-…`; `None` for a share link.
        base_url: The server's address, with or without `/api`.
        outLinkAuthData: Share link and visitor, for all calls, instead of a key and `appId`.
        settings: Further settings of `Configuration`.

    Attributes:
        api: The generated client that sends the requests.
    """

    async def clear_chat_histories(self, appId: str | None) -> AsyncResponse:
        """Delete all chats of an app.

        Deletes all chats of an app; with an API key, only chats created with API keys.

        Args:
            appId: App of the chats; left out with a share link, or a key that belongs to an app.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask("clear_chat_histories", app_id=appId)

    async def create_chat_completion(
        self,
        messages: Sequence[models.FastGPTMessage | Mapping[str, Any]] | None,
        stream: bool = False,
        chatId: str | None = None,
        detail: bool = False,
        variables: Mapping[str, Any] | None = None,
        responseChatItemId: str | None = None,
    ) -> AsyncResponse:
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
        return await self._ask(
            "create_chat_completion",
            messages=messages,
            stream=stream,
            chat_id=chatId,
            detail=detail,
            variables=variables,
            response_chat_item_id=responseChatItemId,
        )

    async def create_chat_completion_v2(
        self,
        messages: Sequence[models.FastGPTMessage | Mapping[str, Any]] | None,
        stream: bool = False,
        chatId: str | None = None,
        detail: bool = False,
        variables: Mapping[str, Any] | None = None,
        responseChatItemId: str | None = None,
        appId: str | None = None,
        customUid: str | None = None,
        outLinkAuthData: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
    ) -> AsyncResponse:
        """Create a chat completion whose run outlives the connection.

        Takes what `create_chat_completion` takes (4.9.4 and newer), but the run goes on if the client disconnects: it
        is stored, and `stop_chat` ends it. While it goes on, another request for the chat is rejected with 409. With
        `detail`, a stream reports each node when it ends, inner nodes separately and mostly before their outer node; in
        the result they form a tree, as without a stream.

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
            appId: App to run; left out with a share link, or a key that belongs to an app.
            customUid: Name of the end user for the log; newer servers accept at most 1024 characters.
            outLinkAuthData: See `FastGPTOutLinkAuth`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask(
            "create_chat_completion_v2",
            messages=messages,
            stream=stream,
            chat_id=chatId,
            detail=detail,
            variables=variables,
            response_chat_item_id=responseChatItemId,
            app_id=appId,
            custom_uid=customUid,
            out_link_auth_data=outLinkAuthData,
        )

    async def delete_chat_history(self, appId: str | None, chatId: str) -> AsyncResponse:
        """Delete a chat.

        Deletes a chat; from 4.14 on it is only marked as deleted.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask("delete_chat_history", app_id=appId, chat_id=chatId)

    async def delete_chat_record(self, appId: str | None, chatId: str, contentId: str) -> AsyncResponse:
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
        return await self._ask("delete_chat_record", app_id=appId, chat_id=chatId, content_id=contentId)

    async def get_chat_histories(
        self,
        appId: str | None,
        offset: int = 0,
        pageSize: int = 20,
        source: Literal[
            "test", "online", "share", "api", "cronJob", "team", "feishu", "official_account", "wecom", "mcp"
        ]
        | str = "api",
    ) -> AsyncResponse:
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
        return await self._ask("get_chat_histories", app_id=appId, offset=offset, page_size=pageSize, source=source)

    async def get_chat_init(self, appId: str | None, chatId: str) -> AsyncResponse:
        """Get a chat and its app.

        Returns what a chat page needs to start. The newest servers also mark the chat as read.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat; it does not have to exist yet.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask("get_chat_init", app_id=appId, chat_id=chatId)

    async def get_chat_records(
        self, appId: str | None, chatId: str, offset: int = 0, pageSize: int = 10, loadCustomFeedbacks: bool = False
    ) -> AsyncResponse:
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
        return await self._ask(
            "get_chat_records",
            app_id=appId,
            chat_id=chatId,
            offset=offset,
            page_size=pageSize,
            load_custom_feedbacks=loadCustomFeedbacks,
        )

    async def get_collection_quote(
        self,
        appId: str | None,
        chatId: str,
        chatItemDataId: str,
        collectionId: str,
        pageSize: int = 15,
        anchor: float | None = None,
        initialId: str | None = None,
        nextId: str | None = None,
        prevId: str | None = None,
        outLinkAuthData: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
    ) -> AsyncResponse:
        """Read a cited collection.

        Returns passages of a collection that an answer cites, around one of them. For the next page, pass the `_id` of
        the last passage as `nextId`; for the previous page, that of the first passage as `prevId`; each with its
        `anchor`.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            chatItemDataId: The answer's record.
            collectionId: The collection.
            pageSize: Number of passages.
            anchor: Position of the passage that an id names.
            initialId: Id of the passage around which to list.
            nextId: Id of the passage after which to list.
            prevId: Id of the passage before which to list.
            outLinkAuthData: See `FastGPTOutLinkAuth`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask(
            "get_collection_quote",
            app_id=appId,
            chat_id=chatId,
            chat_item_data_id=chatItemDataId,
            collection_id=collectionId,
            page_size=pageSize,
            anchor=anchor,
            initial_id=initialId,
            next_id=nextId,
            prev_id=prevId,
            out_link_auth_data=outLinkAuthData,
        )

    async def get_history_status(
        self,
        appId: str | None,
        chatIds: Sequence[str],
        outLinkAuthData: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
    ) -> AsyncResponse:
        """Get the status of chats.

        Returns whether each chat is still generating (4.15 and newer). Unknown chats are left out, and share links see
        only those of the last month.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatIds: The chats, at most 200.
            outLinkAuthData: See `FastGPTOutLinkAuth`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask("get_history_status", app_id=appId, chat_ids=chatIds, out_link_auth_data=outLinkAuthData)

    async def get_quote(
        self,
        appId: str | None,
        chatId: str,
        chatItemDataId: str,
        datasetDataIdList: Sequence[str],
        collectionIdList: Sequence[str],
        outLinkAuthData: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
    ) -> AsyncResponse:
        """Get cited passages of an answer.

        Returns the passages of knowledge bases that an answer cites, with their earlier versions.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            chatItemDataId: The answer's record.
            datasetDataIdList: Ids of the passages, as in `quoteList`.
            collectionIdList: Ids of their collections.
            outLinkAuthData: See `FastGPTOutLinkAuth`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask(
            "get_quote",
            app_id=appId,
            chat_id=chatId,
            chat_item_data_id=chatItemDataId,
            dataset_data_id_list=datasetDataIdList,
            collection_id_list=collectionIdList,
            out_link_auth_data=outLinkAuthData,
        )

    async def get_record_detail(self, appId: str | None, chatId: str, dataId: str) -> AsyncResponse:
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
        return await self._ask("get_record_detail", app_id=appId, chat_id=chatId, data_id=dataId)

    async def get_records_v2(
        self,
        appId: str | None,
        chatId: str,
        pageSize: int = 10,
        initialId: str | None = None,
        nextId: str | None = None,
        prevId: str | None = None,
        anchor: float | None = None,
        outLinkAuthData: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
    ) -> AsyncResponse:
        """List the messages of a chat around one of them.

        Lists messages, oldest first; without an id, the newest. For older ones, pass the `dataId` of the first message
        as `prevId`; for newer ones, that of the last message as `nextId`. The question and answer of a round share one
        `dataId` (4.15 and newer), so a message is identified by `dataId` and `obj`.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            pageSize: Number of messages.
            initialId: Id of the message around which to list.
            nextId: Id of the message after which to list.
            prevId: Id of the message before which to list.
            anchor: Position of the message that an id names.
            outLinkAuthData: See `FastGPTOutLinkAuth`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask(
            "get_records_v2",
            app_id=appId,
            chat_id=chatId,
            page_size=pageSize,
            initial_id=initialId,
            next_id=nextId,
            prev_id=prevId,
            anchor=anchor,
            out_link_auth_data=outLinkAuthData,
        )

    async def get_speech(
        self,
        appId: str | None,
        ttsConfig: models.FastGPTSpeechSettings | Mapping[str, Any],
        input: str,
        outLinkAuthData: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
    ) -> AsyncResponse:
        """Read an answer aloud.

        Turns a text into audio with the app's settings for speech. The server may leave out the Content-Type, and keeps
        the audio for some time; an error is JSON.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            ttsConfig: See `FastGPTSpeechSettings`.
            input: The text.
            outLinkAuthData: See `FastGPTOutLinkAuth`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask(
            "get_speech", app_id=appId, tts_config=ttsConfig, input=input, out_link_auth_data=outLinkAuthData
        )

    async def get_suggested_questions(
        self,
        appId: str | None,
        chatId: str,
        questionGuide: models.FastGPTQuestionGuide | Mapping[str, Any] | None = None,
    ) -> AsyncResponse:
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
        return await self._ask("get_suggested_questions", app_id=appId, chat_id=chatId, question_guide=questionGuide)

    async def init_out_link(
        self, outLinkAuthData: models.FastGPTOutLinkAuth | Mapping[str, Any], chatId: str | None = None
    ) -> AsyncResponse:
        """Get a chat and its app by a share link.

        Returns for a visitor of a share link what `get_chat_init` returns for a key; the response includes the app's
        id.

        Args:
            outLinkAuthData: Share link and visitor; sent as JSON text.
            chatId: The chat, if there is one.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask("init_out_link", out_link_auth_data=outLinkAuthData, chat_id=chatId)

    async def presign_chat_file_get_url(self, appId: str | None, key: str, chatId: str | None = None) -> AsyncResponse:
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
        return await self._ask("presign_chat_file_get_url", app_id=appId, key=key, chat_id=chatId)

    async def presign_chat_file_post_url(self, appId: str | None, chatId: str, filename: str) -> AsyncResponse:
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
        return await self._ask("presign_chat_file_post_url", app_id=appId, chat_id=chatId, filename=filename)

    async def send_feedback(
        self,
        appId: str | None,
        chatId: str,
        dataId: str,
        userGoodFeedback: str | None = None,
        userBadFeedback: str | None = None,
    ) -> AsyncResponse:
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
        return await self._ask(
            "send_feedback",
            app_id=appId,
            chat_id=chatId,
            data_id=dataId,
            user_good_feedback=userGoodFeedback,
            user_bad_feedback=userBadFeedback,
        )

    async def stop_chat(
        self,
        appId: str | None,
        chatId: str,
        outLinkAuthData: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = None,
    ) -> AsyncResponse:
        """Stop the run of a chat.

        Marks for stopping a run that `create_chat_completion_v2` started. Up to 4.15 the server waits up to five
        seconds for the end; the newest servers respond at once, and the current node still runs to its end:
        `get_history_status` tells whether the run goes on.

        Args:
            appId: App of the chat; left out with a share link, or a key that belongs to an app.
            chatId: The chat.
            outLinkAuthData: See `FastGPTOutLinkAuth`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self._ask("stop_chat", app_id=appId, chat_id=chatId, out_link_auth_data=outLinkAuthData)

    async def update_chat_history(
        self, appId: str | None, chatId: str, customTitle: str | None = None, top: bool | None = None
    ) -> AsyncResponse:
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
        return await self._ask("update_chat_history", app_id=appId, chat_id=chatId, custom_title=customTitle, top=top)
