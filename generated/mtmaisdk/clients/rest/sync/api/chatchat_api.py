"""ChatchatApi: blocking calls on urllib3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.contract.operation import UNSET
from mtmaisdk.clients.rest.operations import chatchat_api as operations
from mtmaisdk.clients.rest.sync.api_client import ApiClient
from mtmaisdk.clients.rest.sync.methods.variants import streaming, with_http_info, without_preload_content

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from mtmaisdk.clients.rest.models import ChatchatAnswer, ChatchatHistory
    from mtmaisdk.clients.rest.settings.options import RequestOptions


class ChatchatApi:
    """Langchain-Chatchat 0.2 derivatives: the streaming /api/chat.

    Args:
        api_client: The client that sends the requests; without it one with the default configuration.
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
        history: ChatchatHistory | Mapping[str, Any] | None = UNSET,
        stream: bool | None = UNSET,
        model_name: str | None = UNSET,
        temperature: float | None = UNSET,
        max_tokens: int | None = UNSET,
        prompt_name: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> ChatchatAnswer:
        """Answer a question.

        Answers one question, in the course of a stored conversation. Known servers answer with an event stream whether or not `stream` is set: without it, the stream has one event that holds the whole answer. A stream that ends without any event, or an empty `text` with `stream: false`, means that the model failed. A connection that breaks off is the only sign of an unknown user, a missing conversation, an unusable `history_len` or template, or a crash. Not idempotent: a repeated call stores the question twice.

        Args:
            query: The question; fufan-chat-api stores its first 4096 characters.
            user_id: Id of a registered user; fufan-chat-api 2 to 5 breaks off without an event where it is unknown. The server's default is ''.
            conversation_id: Conversation to continue, at most 36 characters. fufan-chat-api needs one: up to version 5 an unknown id makes a new conversation, from 6 on it has to exist. The server's default is ''.
            conversation_name: Name for a conversation that is new, at most 50 characters. The server's default is ''.
            history_len: Number of stored messages to read back; fufan-chat-api 2 to 5 needs more than 0. The server's default is -1.
            history: Messages so far. Langchain-Chatchat prefers a list to what it has stored; fufan-chat-api 2 to 5 takes an empty one only.
            stream: Whether to answer piece by piece. The server's default is False.
            model_name: Model to ask; servers do not check it and send no answer when it is unknown. The server's default is 'chatglm3-6b'.
            temperature: Sampling temperature; the default is 0.7 in Langchain-Chatchat. The server's default is 0.8.
            max_tokens: Limit of the answer in tokens; null, 0 or less leave it to the model.
            prompt_name: Prompt template. fufan-chat-api 6 knows `general_chat`; an unknown name breaks off the answer there and in Langchain-Chatchat. The server's default is 'default'.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument's value does not fit it.
            ApiException: The server refused, or its answer cannot be read.
            ApiConnectionException: The server could not be reached, or did not answer in time.
        """
        return self.api_client.call(operations.CHAT, locals())

    chat_with_http_info = with_http_info(chat)
    chat_without_preload_content = without_preload_content(chat)
    chat_stream = streaming(chat, operations.CHAT)
