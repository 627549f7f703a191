# Derived from clients/rest/api/fast_gpt_api.py by tools/derive_blocking.py; not to be edited.


"""FastGPTApi over urllib3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.contract.operation import UNSET
from mtmaisdk.clients.rest.operations import fast_gpt_api as operations
from mtmaisdk.clients.rest.settings.options import RequestOptions
from mtmaisdk.clients.rest.sync.api_client import ApiClient
from mtmaisdk.clients.rest.sync.methods.fast_gpt_api import FastGPTApiMixin
from mtmaisdk.clients.rest.sync.methods.variants import (
    paging,
    positional,
    streaming,
    to_file,
    with_http_info,
    without_preload_content,
)


class FastGPTApi(FastGPTApiMixin):
    """FastGPT: chat completions, chat history, records, feedback and chat files.

    Args:
        api_client: The client that sends the requests; by default one with the default configuration.
    """

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = api_client or ApiClient()

    @positional("app_id")
    def clear_chat_histories(
        self,
        *,
        app_id: str | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTVoidResponse:
        """Delete all chats of an app.

        Deletes all chats of an app; with an API key, only chats created with API keys.

        Args:
            app_id: App of the chats; left out with a share link, or a key that belongs to an app.
            out_link_auth_data: Share link and visitor instead of a key and `appId` (4.15 and newer); sent as JSON
                text.
            share_id: Share link instead of a key (up to 4.14).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CLEAR_CHAT_HISTORIES, locals())

    clear_chat_histories_with_http_info = with_http_info(clear_chat_histories)
    clear_chat_histories_without_preload_content = without_preload_content(clear_chat_histories)

    def create_chat_completion(
        self,
        *,
        messages: Sequence[models.FastGPTMessage | models.FastGPTMessageDict] | None = UNSET,
        chat_id: str | None = UNSET,
        stream: bool | None = UNSET,
        detail: bool | None = UNSET,
        response_chat_item_id: str | None = UNSET,
        variables: Mapping[str, Any] | None = UNSET,
        app_id: str | None = UNSET,
        retain_dataset_cite: bool | None = UNSET,
        custom_uid: str | None = UNSET,
        metadata: Mapping[str, Any] | None = UNSET,
        show_skill_references: bool | None = UNSET,
        auth_proxy: models.FastGPTAuthProxy | Mapping[str, Any] | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTChatCompletion:
        """Create a chat completion.

        Runs the app that the key or `appId` identifies, and responds in OpenAI's format. With a `chatId`, the server
        stores the history. Errors before and during a streamed run are `error` events with HTTP status 200, up to 4.14
        without a Content-Type; rate limits and, from 4.15 on, malformed bodies are plain JSON errors. A node that fails
        does not fail the request: its error is in `error` and in its node response. Very old servers send errors as an
        envelope with HTTP status 200.

        Args:
            messages: The conversation, oldest message first; required by every app except plugin apps. With a
                `chatId`, only the last message is used.
            chat_id: Chat whose stored history is used and continued; without it, `messages` is the history and no
                stored history is used.
            stream: Whether to send the answer as server-sent events. The server's default is False.
            detail: Whether to also report what the nodes did (always on for plugin apps). The server's default is
                False.
            response_chat_item_id: Id for the answer's record (its `dataId`), unique within the chat; the server
                generates one by default.
            variables: Values of the app's variables; they override those stored with the chat. For a plugin app,
                they are its input.
            app_id: App to run; left out with a share link, or a key that belongs to an app.
            retain_dataset_cite: Whether to keep citation marks such as `[id](CITE)` in the text. The server's
                default is False.
            custom_uid: Name of the end user for the log; newer servers accept at most 1024 characters.
            metadata: Custom data stored with the log.
            show_skill_references: Whether to report the skills that an agent read (4.15 and newer).
            auth_proxy: See `FastGPTAuthProxy`.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            share_id: Share link instead of a key (up to 4.14 and early 4.15).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14 and early 4.15).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CREATE_CHAT_COMPLETION, locals())

    create_chat_completion_with_http_info = with_http_info(create_chat_completion)
    create_chat_completion_without_preload_content = without_preload_content(create_chat_completion)
    create_chat_completion_stream = streaming(create_chat_completion, operations.CREATE_CHAT_COMPLETION)

    def create_chat_completion_v2(
        self,
        *,
        messages: Sequence[models.FastGPTMessage | models.FastGPTMessageDict] | None = UNSET,
        chat_id: str | None = UNSET,
        stream: bool | None = UNSET,
        detail: bool | None = UNSET,
        response_chat_item_id: str | None = UNSET,
        variables: Mapping[str, Any] | None = UNSET,
        app_id: str | None = UNSET,
        retain_dataset_cite: bool | None = UNSET,
        custom_uid: str | None = UNSET,
        metadata: Mapping[str, Any] | None = UNSET,
        show_skill_references: bool | None = UNSET,
        auth_proxy: models.FastGPTAuthProxy | Mapping[str, Any] | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTChatCompletion:
        """Create a chat completion whose run outlives the connection.

        Takes what `create_chat_completion` takes (4.9.4 and newer), but the run goes on if the client disconnects: it
        is stored, and `stop_chat` ends it. While it goes on, another request for the chat is rejected with 409. With
        `detail`, a stream reports each node when it ends, inner nodes separately and mostly before their outer node; in
        the result they form a tree, as without a stream.

        Args:
            messages: The conversation, oldest message first; required by every app except plugin apps. With a
                `chatId`, only the last message is used.
            chat_id: Chat whose stored history is used and continued; without it, `messages` is the history and no
                stored history is used.
            stream: Whether to send the answer as server-sent events. The server's default is False.
            detail: Whether to also report what the nodes did (always on for plugin apps). The server's default is
                False.
            response_chat_item_id: Id for the answer's record (its `dataId`), unique within the chat; the server
                generates one by default.
            variables: Values of the app's variables; they override those stored with the chat. For a plugin app,
                they are its input.
            app_id: App to run; left out with a share link, or a key that belongs to an app.
            retain_dataset_cite: Whether to keep citation marks such as `[id](CITE)` in the text. The server's
                default is False.
            custom_uid: Name of the end user for the log; newer servers accept at most 1024 characters.
            metadata: Custom data stored with the log.
            show_skill_references: Whether to report the skills that an agent read (4.15 and newer).
            auth_proxy: See `FastGPTAuthProxy`.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            share_id: Share link instead of a key (up to 4.14 and early 4.15).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14 and early 4.15).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CREATE_CHAT_COMPLETION_V2, locals())

    create_chat_completion_v2_with_http_info = with_http_info(create_chat_completion_v2)
    create_chat_completion_v2_without_preload_content = without_preload_content(create_chat_completion_v2)
    create_chat_completion_v2_stream = streaming(create_chat_completion_v2, operations.CREATE_CHAT_COMPLETION_V2)

    @positional("app_id", "chat_id")
    def delete_chat_history(
        self,
        chat_id: str,
        *,
        app_id: str | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTVoidResponse:
        """Delete a chat.

        Deletes a chat; from 4.14 on it is only marked as deleted.

        Args:
            chat_id: The chat.
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            out_link_auth_data: Share link and visitor instead of a key and `appId` (4.15 and newer); sent as JSON
                text.
            share_id: Share link instead of a key (up to 4.14).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.DELETE_CHAT_HISTORY, locals())

    delete_chat_history_with_http_info = with_http_info(delete_chat_history)
    delete_chat_history_without_preload_content = without_preload_content(delete_chat_history)

    @positional("app_id", "chat_id", "content_id")
    def delete_chat_record(
        self,
        chat_id: str,
        content_id: str,
        *,
        app_id: str | None = UNSET,
        del_file: bool | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTVoidResponse:
        """Delete a message.

        Deletes a message; an unknown message is not an error.

        Args:
            chat_id: The chat.
            content_id: The message's `dataId`.
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            del_file: Delete the message's files as well (one build between 4.15 and 4.17).
            out_link_auth_data: Share link and visitor instead of a key and `appId` (4.15 and newer); sent as JSON
                text.
            share_id: Share link instead of a key (up to 4.14).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.DELETE_CHAT_RECORD, locals())

    delete_chat_record_with_http_info = with_http_info(delete_chat_record)
    delete_chat_record_without_preload_content = without_preload_content(delete_chat_record)

    def get_chat_histories(
        self,
        *,
        app_id: str | None = UNSET,
        offset: int | None = UNSET,
        page_size: int | None = UNSET,
        page_num: int | None = UNSET,
        source: Literal[
            "test", "online", "share", "api", "cronJob", "team", "feishu", "official_account", "wecom", "mcp"
        ]
        | str
        | None = UNSET,
        start_create_time: str | None = UNSET,
        end_create_time: str | None = UNSET,
        start_update_time: str | None = UNSET,
        end_update_time: str | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTChatHistoriesResponse:
        """List chats.

        Lists an app's chats that belong to the key's own member: pinned chats first, then by last change.

        Args:
            app_id: App whose chats to list; left out with a share link, or a key that belongs to an app.
            offset: Number of chats to skip; ignored without pageSize. The server's default is 0.
            page_size: Number of chats to return; always send it when you page. The server's default is 10.
            page_num: Page, from 1, instead of an offset; ignored without pageSize.
            source: Return only chats with this source; chats made with an API key have `api`.
            start_create_time: Return only chats created since this time (ISO 8601).
            end_create_time: Return only chats created until this time (ISO 8601).
            start_update_time: Return only chats changed since this time (ISO 8601).
            end_update_time: Return only chats changed until this time (ISO 8601).
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            share_id: Share link instead of a key (up to 4.14 and early 4.15).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14 and early 4.15).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_CHAT_HISTORIES, locals())

    get_chat_histories_with_http_info = with_http_info(get_chat_histories)
    get_chat_histories_without_preload_content = without_preload_content(get_chat_histories)
    iter_chat_histories = paging(get_chat_histories, operations.GET_CHAT_HISTORIES, operations.GET_CHAT_HISTORIES_PAGES)

    @positional("app_id", "chat_id")
    def get_chat_init(
        self,
        chat_id: str,
        *,
        app_id: str | None = UNSET,
        load_custom_feedbacks: bool | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTChatInitResponse:
        """Get a chat and its app.

        Returns what a chat page needs to start. The newest servers also mark the chat as read.

        Args:
            chat_id: The chat; it does not have to exist yet.
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            load_custom_feedbacks: Include feedback recorded by nodes.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_CHAT_INIT, locals())

    get_chat_init_with_http_info = with_http_info(get_chat_init)
    get_chat_init_without_preload_content = without_preload_content(get_chat_init)

    def get_chat_records(
        self,
        *,
        app_id: str | None = UNSET,
        chat_id: str,
        offset: int | None = UNSET,
        page_size: int | None = UNSET,
        load_custom_feedbacks: bool | None = UNSET,
        type: Literal["normal", "outLink", "team", "home"] | str | None = UNSET,
        include_deleted: bool | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTChatRecordsResponse:
        """List the messages of a chat.

        Lists messages in pages, counted from the newest message; within a page the oldest message comes first. An
        unknown chat has no messages.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: The chat.
            offset: Number of messages to skip, counted from the newest; ignored without pageSize. The server's
                default is 0.
            page_size: Number of messages to return; always send it when you page. The server's default is 10.
            load_custom_feedbacks: Include feedback recorded by nodes. The server's default is False.
            type: Page from which the call comes; it determines which fields of a message are sent. The server's
                default is 'normal'.
            include_deleted: Whether to include deleted messages (newer servers).
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            share_id: Share link instead of a key (up to 4.14 and early 4.15).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14 and early 4.15).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_CHAT_RECORDS, locals())

    get_chat_records_with_http_info = with_http_info(get_chat_records)
    get_chat_records_without_preload_content = without_preload_content(get_chat_records)
    iter_chat_records = paging(get_chat_records, operations.GET_CHAT_RECORDS, operations.GET_CHAT_RECORDS_PAGES)

    def get_collection_quote(
        self,
        *,
        app_id: str | None = UNSET,
        chat_id: str,
        chat_item_data_id: str,
        collection_id: str,
        page_size: int | None = UNSET,
        anchor: float | None = UNSET,
        initial_id: str | None = UNSET,
        next_id: str | None = UNSET,
        prev_id: str | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTCollectionQuoteResponse:
        """Read a cited collection.

        Returns passages of a collection that an answer cites, around one of them. For the next page, pass the `_id` of
        the last passage as `nextId`; for the previous page, that of the first passage as `prevId`; each with its
        `anchor`.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: The chat.
            chat_item_data_id: The answer's record.
            collection_id: The collection.
            page_size: Number of passages. The server's default is 15.
            anchor: Position of the passage that an id names.
            initial_id: Id of the passage around which to list.
            next_id: Id of the passage after which to list.
            prev_id: Id of the passage before which to list.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_COLLECTION_QUOTE, locals())

    get_collection_quote_with_http_info = with_http_info(get_collection_quote)
    get_collection_quote_without_preload_content = without_preload_content(get_collection_quote)

    def get_history_status(
        self,
        *,
        app_id: str | None = UNSET,
        chat_ids: Sequence[str],
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTHistoryStatusResponse:
        """Get the status of chats.

        Returns whether each chat is still generating (4.15 and newer). Unknown chats are left out, and share links see
        only those of the last month.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_ids: The chats, at most 200.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_HISTORY_STATUS, locals())

    get_history_status_with_http_info = with_http_info(get_history_status)
    get_history_status_without_preload_content = without_preload_content(get_history_status)

    def get_quote(
        self,
        *,
        app_id: str | None = UNSET,
        chat_id: str,
        chat_item_data_id: str,
        dataset_data_id_list: Sequence[str],
        collection_id_list: Sequence[str],
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTQuotesResponse:
        """Get cited passages of an answer.

        Returns the passages of knowledge bases that an answer cites, with their earlier versions.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: The chat.
            chat_item_data_id: The answer's record.
            dataset_data_id_list: Ids of the passages, as in `quoteList`.
            collection_id_list: Ids of their collections.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_QUOTE, locals())

    get_quote_with_http_info = with_http_info(get_quote)
    get_quote_without_preload_content = without_preload_content(get_quote)

    @positional("app_id", "chat_id", "data_id")
    def get_record_detail(
        self,
        chat_id: str,
        data_id: str,
        *,
        app_id: str | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTRecordDetailResponse:
        """Get the node responses of an answer.

        Returns what the nodes did for an answer. For an unknown message, or one that is not an answer, the list is
        empty instead of an error.

        Args:
            chat_id: The chat.
            data_id: Record of the answer.
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            out_link_auth_data: Share link and visitor instead of a key and `appId` (4.15 and newer); sent as JSON
                text.
            share_id: Share link instead of a key (up to 4.14).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_RECORD_DETAIL, locals())

    get_record_detail_with_http_info = with_http_info(get_record_detail)
    get_record_detail_without_preload_content = without_preload_content(get_record_detail)

    def get_records_v2(
        self,
        *,
        app_id: str | None = UNSET,
        chat_id: str,
        page_size: int | None = UNSET,
        initial_id: str | None = UNSET,
        next_id: str | None = UNSET,
        prev_id: str | None = UNSET,
        anchor: float | None = UNSET,
        load_custom_feedbacks: bool | None = UNSET,
        type: Literal["normal", "outLink", "home"] | str | None = UNSET,
        include_deleted: bool | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTRecordsV2Response:
        """List the messages of a chat around one of them.

        Lists messages, oldest first; without an id, the newest. For older ones, pass the `dataId` of the first message
        as `prevId`; for newer ones, that of the last message as `nextId`. The question and answer of a round share one
        `dataId` (4.15 and newer), so a message is identified by `dataId` and `obj`.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: The chat.
            page_size: Number of messages. The server's default is 10.
            initial_id: Id of the message around which to list.
            next_id: Id of the message after which to list.
            prev_id: Id of the message before which to list.
            anchor: Position of the message that an id names.
            load_custom_feedbacks: Include feedback recorded by nodes.
            type: Where the messages are shown.
            include_deleted: Include deleted messages.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_RECORDS_V2, locals())

    get_records_v2_with_http_info = with_http_info(get_records_v2)
    get_records_v2_without_preload_content = without_preload_content(get_records_v2)

    def get_speech(
        self,
        *,
        app_id: str | None = UNSET,
        tts_config: models.FastGPTSpeechSettings | Mapping[str, Any],
        input: str,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> bytes:
        """Read an answer aloud.

        Turns a text into audio with the app's settings for speech. The server may leave out the Content-Type, and keeps
        the audio for some time; an error is JSON.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            tts_config: See `FastGPTSpeechSettings`.
            input: The text.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_SPEECH, locals())

    get_speech_with_http_info = with_http_info(get_speech)
    get_speech_without_preload_content = without_preload_content(get_speech)
    get_speech_to_file = to_file(get_speech, operations.GET_SPEECH)

    def get_suggested_questions(
        self,
        *,
        app_id: str | None = UNSET,
        chat_id: str,
        question_guide: models.FastGPTQuestionGuide | Mapping[str, Any] | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTSuggestedQuestionsResponse:
        """Suggest follow-up questions.

        Has a model suggest follow-up questions based on the last six messages, which takes seconds (4.8.16 and newer).

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: The chat.
            question_guide: Settings that replace the app's own.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            share_id: Share link instead of a key (up to 4.14 and early 4.15).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14 and early 4.15).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.GET_SUGGESTED_QUESTIONS, locals())

    get_suggested_questions_with_http_info = with_http_info(get_suggested_questions)
    get_suggested_questions_without_preload_content = without_preload_content(get_suggested_questions)

    def init_out_link(
        self,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any],
        *,
        chat_id: str | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTChatInitResponse:
        """Get a chat and its app by a share link.

        Returns for a visitor of a share link what `get_chat_init` returns for a key; the response includes the app's
        id.

        Args:
            out_link_auth_data: Share link and visitor; sent as JSON text.
            chat_id: The chat, if there is one.
            share_id: Share link, where servers read it here (up to 4.14).
            out_link_uid: Visitor of the share link.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.INIT_OUT_LINK, locals())

    init_out_link_with_http_info = with_http_info(init_out_link)
    init_out_link_without_preload_content = without_preload_content(init_out_link)

    def presign_chat_file_get_url(
        self,
        *,
        key: str,
        app_id: str | None = UNSET,
        chat_id: str | None = UNSET,
        mode: Literal["proxy", "presigned"] | str | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTFileUrlResponse:
        """Get a URL to read a file.

        Returns a temporary URL of an uploaded file (4.14 and newer); the URL may redirect.

        Args:
            key: Key of the uploaded file.
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: Chat that the file is for; required by the newest servers.
            mode: Whether to return a URL of FastGPT or of the object store (about 4.14.8 and newer).
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.PRESIGN_CHAT_FILE_GET_URL, locals())

    presign_chat_file_get_url_with_http_info = with_http_info(presign_chat_file_get_url)
    presign_chat_file_get_url_without_preload_content = without_preload_content(presign_chat_file_get_url)

    def presign_chat_file_post_url(
        self,
        *,
        filename: str,
        app_id: str | None = UNSET,
        chat_id: str,
        content_type: str | None = UNSET,
        declared_extension: str | None = UNSET,
        declared_filename: str | None = UNSET,
        size: int | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTUploadTicketResponse:
        """Get an upload ticket.

        Returns where and how to upload a file for a chat (4.14 and newer). The uploaded file is deleted after a day
        unless the chat uses it. Do not send an Authorization header to the URL of an object store.

        Args:
            filename: File name with extension.
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: Chat that the file is for.
            content_type: Media type of the file (newest servers).
            declared_extension: File extension, including the dot (newest servers).
            declared_filename: File name as the user sees it (newest servers).
            size: Size in bytes (newest servers); without it the upload is never multipart.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.PRESIGN_CHAT_FILE_POST_URL, locals())

    presign_chat_file_post_url_with_http_info = with_http_info(presign_chat_file_post_url)
    presign_chat_file_post_url_without_preload_content = without_preload_content(presign_chat_file_post_url)

    def send_feedback(
        self,
        *,
        app_id: str | None = UNSET,
        chat_id: str,
        data_id: str,
        user_good_feedback: str | None = UNSET,
        user_bad_feedback: str | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTVoidResponse:
        """Rate an answer.

        Sets the feedback that is sent and removes the feedback that is omitted. For an unknown answer, the error is
        `Chat item not found` with code 500.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: The chat.
            data_id: The answer's record.
            user_good_feedback: Positive feedback, for example `yes`.
            user_bad_feedback: Negative feedback, in the user's words.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            share_id: Share link instead of a key (up to 4.14 and early 4.15).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14 and early 4.15).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.SEND_FEEDBACK, locals())

    send_feedback_with_http_info = with_http_info(send_feedback)
    send_feedback_without_preload_content = without_preload_content(send_feedback)

    def stop_chat(
        self,
        *,
        app_id: str | None = UNSET,
        chat_id: str,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTStopChatResponse:
        """Stop the run of a chat.

        Marks for stopping a run that `create_chat_completion_v2` started. Up to 4.15 the server waits up to five
        seconds for the end; the newest servers respond at once, and the current node still runs to its end:
        `get_history_status` tells whether the run goes on.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: The chat.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.STOP_CHAT, locals())

    stop_chat_with_http_info = with_http_info(stop_chat)
    stop_chat_without_preload_content = without_preload_content(stop_chat)

    def update_chat_history(
        self,
        *,
        app_id: str | None = UNSET,
        chat_id: str,
        title: str | None = UNSET,
        custom_title: str | None = UNSET,
        top: bool | None = UNSET,
        out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None = UNSET,
        share_id: str | None = UNSET,
        out_link_uid: str | None = UNSET,
        team_id: str | None = UNSET,
        team_token: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.FastGPTVoidResponse:
        """Rename or pin a chat.

        Updates the fields that are sent and the chat's update time.

        Args:
            app_id: App of the chat; left out with a share link, or a key that belongs to an app.
            chat_id: The chat.
            title: New generated title.
            custom_title: New title set by the user; an empty string is stored unchanged.
            top: Whether to pin the chat.
            out_link_auth_data: See `FastGPTOutLinkAuth`.
            share_id: Share link instead of a key (up to 4.14 and early 4.15).
            out_link_uid: Visitor of the share link.
            team_id: Team instead of a key (up to 4.14 and early 4.15).
            team_token: Token for `teamId`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.UPDATE_CHAT_HISTORY, locals())

    update_chat_history_with_http_info = with_http_info(update_chat_history)
    update_chat_history_without_preload_content = without_preload_content(update_chat_history)
