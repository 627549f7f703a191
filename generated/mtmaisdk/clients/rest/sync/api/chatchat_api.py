# Derived from clients/rest/api/chatchat_api.py by tools/derive_blocking.py; not to be edited.


"""ChatchatApi over urllib3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.contract.operation import UNSET
from mtmaisdk.clients.rest.operations import chatchat_api as operations
from mtmaisdk.clients.rest.settings.options import RequestOptions
from mtmaisdk.clients.rest.sync.api_client import ApiClient
from mtmaisdk.clients.rest.sync.methods.variants import streaming, with_http_info, without_preload_content


class ChatchatApi:
    """Langchain-Chatchat 0.2 derivatives: the streaming /api/chat.

    Args:
        api_client: The client that sends the requests; by default one with the default configuration.
    """

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = api_client or ApiClient()

    def chat(
        self,
        *,
        query: str,
        user_id: str | None = UNSET,
        conversation_id: str | None = UNSET,
        conversation_name: str | None = UNSET,
        history_len: int | None = UNSET,
        history: models.ChatchatHistory | Mapping[str, Any] | None = UNSET,
        stream: bool | None = UNSET,
        model_name: str | None = UNSET,
        temperature: float | None = UNSET,
        max_tokens: int | None = UNSET,
        prompt_name: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ChatchatAnswer:
        """Ask a question.

        Answers one question within a stored conversation. Known servers respond with an event stream whether or not
        `stream` is set: without it, the stream has one event with the whole answer. If the stream ends without any
        event, or `text` is empty with `stream: false`, the model failed. A dropped connection is the only sign of an
        unknown user, a missing conversation, an invalid `history_len` or template, or a crash. Not idempotent: a
        repeated call stores the question twice.

        Args:
            query: The question; fufan-chat-api stores only its first 4096 characters.
            user_id: Id of a registered user; if it is unknown, fufan-chat-api 2 to 5 drops the connection without
                an event. The server's default is ''.
            conversation_id: Conversation to continue, at most 36 characters. fufan-chat-api requires it: up to
                version 5 an unknown id creates a new conversation, from version 6 on the conversation must exist. The
                server's default is ''.
            conversation_name: Name for a new conversation, at most 50 characters. The server's default is ''.
            history_len: Number of stored messages to load; fufan-chat-api 2 to 5 requires a value above 0. The
                server's default is -1.
            history: Previous messages. In Langchain-Chatchat, a list takes precedence over the stored messages;
                fufan-chat-api 2 to 5 accepts only an empty list.
            stream: Whether to stream the answer. The server's default is False.
            model_name: Model to use; servers do not validate it and send no answer if it is unknown. The server's
                default is 'chatglm3-6b'.
            temperature: Sampling temperature; the default is 0.7 in Langchain-Chatchat. The server's default is
                0.8.
            max_tokens: Maximum number of tokens in the answer; null, 0 or a negative value means the model's
                default.
            prompt_name: Prompt template. fufan-chat-api 6 knows `general_chat`. If the name is unknown,
                fufan-chat-api 6 and Langchain-Chatchat drop the connection. The server's default is 'default'.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CHAT, locals())

    chat_with_http_info = with_http_info(chat)
    chat_without_preload_content = without_preload_content(chat)
    chat_stream = streaming(chat, operations.CHAT)
