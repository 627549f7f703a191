"""ChatchatApi over aiohttp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.contract.operation import UNSET
from mtmaisdk.clients.rest.methods.variants import streaming, with_http_info, without_preload_content
from mtmaisdk.clients.rest.operations import chatchat_api as operations
from mtmaisdk.clients.rest.settings.options import RequestOptions


class ChatchatApi:
    """Langchain-Chatchat and fufan-chat-api: chats, users and conversations.

    Args:
        api_client: The client that sends the requests; by default one with the default configuration.
    """

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = api_client or ApiClient()

    async def agent_chat(
        self,
        *,
        query: str,
        user_id: str | None = UNSET,
        conversation_id: str | None = UNSET,
        conversation_name: str | None = UNSET,
        history: Sequence[models.ChatchatHistoryMessage | models.ChatchatHistoryMessageDict] | None = UNSET,
        stream: bool | None = UNSET,
        model_name: str | None = UNSET,
        temperature: float | None = UNSET,
        max_tokens: int | None = UNSET,
        prompt_name: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ChatchatAnswer:
        """Ask an agent.

        Answers a question with the tools of the server: pieces of what the agent thinks and says in `answer`, lines
        about the tools in `tools`, and finally the whole answer in `final_answer`. A failed tool is also such a line,
        not an error. There is no `message_id`. fufan-chat-api 5 and later and Langchain-Chatchat 0.2.

        Args:
            query: The question.
            user_id: Id of a registered user; only fufan-chat-api 3 to 5 requires it.
            conversation_id: Conversation to continue, as for `chat`; fufan-chat-api only.
            conversation_name: Name for a new conversation (fufan-chat-api 3 to 5).
            history: Previous messages, oldest first; fufan-chat-api 6 does not read it.
            stream: Whether to stream the answer; fufan-chat-api 6 always does.
            model_name: Model to use.
            temperature: Sampling temperature; fufan-chat-api 6 does not read it.
            max_tokens: Maximum number of tokens in the answer; fufan-chat-api 6 does not read it.
            prompt_name: Prompt template.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.AGENT_CHAT, locals())

    agent_chat_with_http_info = with_http_info(agent_chat)
    agent_chat_without_preload_content = without_preload_content(agent_chat)
    agent_chat_stream = streaming(agent_chat, operations.AGENT_CHAT)

    async def chat(
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
        return await self.api_client.call(operations.CHAT, locals())

    chat_with_http_info = with_http_info(chat)
    chat_without_preload_content = without_preload_content(chat)
    chat_stream = streaming(chat, operations.CHAT)

    async def create_chat_completion(
        self,
        *,
        messages: Sequence[models.ChatchatHistoryMessage | models.ChatchatHistoryMessageDict],
        model: str | None = UNSET,
        stream: bool | None = UNSET,
        conversation_id: str | None = UNSET,
        tools: Sequence[models.ChatchatTool | Mapping[str, Any]] | None = UNSET,
        tool_choice: models.ChatchatTool | Mapping[str, Any] | None = UNSET,
        max_tokens: int | None = UNSET,
        temperature: float | None = UNSET,
        chat_model_config: Mapping[str, Any] | None = UNSET,
        metadata: Mapping[str, Any] | None = UNSET,
        use_mcp: bool | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ChatchatCompletion:
        """Create a chat completion.

        Answers the last message, with the tools that the request names (Langchain-Chatchat 0.3). With a
        `conversation_id` the server stores question and answer, and remembers them. `status` of a chunk says what its
        text is: a piece (2), the whole text of one model call (3), or the whole answer (5), which the result of the
        stream contains once. Without a stream, the server joins all of these, so the text may appear twice.

        Args:
            messages: The messages, oldest first; the content of the last must be text.
            model: Model to use.
            stream: Whether to stream the answer.
            conversation_id: Conversation in which the server stores and remembers the messages, at most 32
                characters.
            tools: Tools that the server may run.
            tool_choice: Tool that the server has to run.
            max_tokens: Maximum number of tokens in the answer.
            temperature: Accepted but not used; the server's settings decide.
            chat_model_config: Settings of the models by their role, such as `llm_model`.
            metadata: Further data, such as images.
            use_mcp: Whether the agent may use the server's MCP connections.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_CHAT_COMPLETION, locals())

    create_chat_completion_with_http_info = with_http_info(create_chat_completion)
    create_chat_completion_without_preload_content = without_preload_content(create_chat_completion)
    create_chat_completion_stream = streaming(create_chat_completion, operations.CREATE_CHAT_COMPLETION)

    async def create_conversation(
        self,
        *,
        user_id: str,
        name: str | None = UNSET,
        chat_type: models.ChatchatChatType | str,
        **options: Unpack[RequestOptions],
    ) -> models.ChatchatCreatedConversation:
        """Create a conversation.

        Creates a conversation, whose `id` is the `conversation_id` of a chat. fufan-chat-api 6 and later requires it
        before the first question; versions 3 to 5 also create one for an unknown id. A conversation with the name in
        the example is renamed to its first question.

        Args:
            user_id: Id of a registered user.
            name: Name of the conversation, at most 50 characters. The server's default is 'new_chat'.
            chat_type: See `ChatchatChatType`.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_CONVERSATION, locals())

    create_conversation_with_http_info = with_http_info(create_conversation)
    create_conversation_without_preload_content = without_preload_content(create_conversation)

    async def delete_conversation(self, conversation_id: str, **options: Unpack[RequestOptions]) -> models.ChatchatDone:
        """Delete a conversation.

        Deletes a conversation and its messages (fufan-chat-api 6 and later).

        Args:
            conversation_id: Id of the conversation.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.DELETE_CONVERSATION, locals())

    delete_conversation_with_http_info = with_http_info(delete_conversation)
    delete_conversation_without_preload_content = without_preload_content(delete_conversation)

    async def kb_chat(
        self,
        *,
        query: str,
        mode: Literal["local_kb", "temp_kb", "search_engine"] | str | None = UNSET,
        kb_name: str | None = UNSET,
        top_k: int | None = UNSET,
        score_threshold: float | None = UNSET,
        history: Sequence[models.ChatchatHistoryMessage | models.ChatchatHistoryMessageDict] | None = UNSET,
        stream: bool | None = UNSET,
        model: str | None = UNSET,
        temperature: float | None = UNSET,
        max_tokens: int | None = UNSET,
        prompt_name: str | None = UNSET,
        return_direct: bool | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ChatchatCompletion:
        """Ask about a knowledge base (0.3).

        Answers a question from a knowledge base, uploaded files or a search engine (Langchain-Chatchat 0.3): a chunk
        with `docs`, then the answer. Without `stream: false` the server streams. An answer that is not streamed is JSON
        within a JSON string, and has no `docs`. An unknown knowledge base is an error with HTTP status 200.

        Args:
            query: The question.
            mode: Where to look. The server's default is 'local_kb'.
            kb_name: Name of the knowledge base, id of uploaded files, or name of the search engine.
            top_k: Number of passages to retrieve.
            score_threshold: Largest distance of a passage.
            history: Previous messages, oldest first.
            stream: Whether to stream the answer; the server streams unless it is false. The server's default is
                False.
            model: Model to use.
            temperature: Sampling temperature.
            max_tokens: Maximum number of tokens in the answer.
            prompt_name: Prompt template.
            return_direct: Whether to return the passages without an answer.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.KB_CHAT, locals())

    kb_chat_with_http_info = with_http_info(kb_chat)
    kb_chat_without_preload_content = without_preload_content(kb_chat)
    kb_chat_stream = streaming(kb_chat, operations.KB_CHAT)

    async def knowledge_base_chat(
        self,
        *,
        query: str,
        knowledge_base_name: str,
        user_id: str | None = UNSET,
        conversation_id: str | None = UNSET,
        conversation_name: str | None = UNSET,
        top_k: int | None = UNSET,
        score_threshold: float | None = UNSET,
        history: Sequence[models.ChatchatHistoryMessage | models.ChatchatHistoryMessageDict] | None = UNSET,
        stream: bool | None = UNSET,
        model_name: str | None = UNSET,
        temperature: float | None = UNSET,
        max_tokens: int | None = UNSET,
        prompt_name: str | None = UNSET,
        return_direct: bool | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ChatchatAnswer:
        """Ask about a knowledge base.

        Answers a question from the documents of a knowledge base: pieces of the answer, then `docs`. Servers stream
        whether or not `stream` is set. An unknown knowledge base is an error with HTTP status 200. fufan-chat-api 3 and
        later and Langchain-Chatchat 0.2; version 0.3 has `kb_chat`.

        Args:
            query: The question.
            knowledge_base_name: Name of the knowledge base.
            user_id: Id of a registered user; only fufan-chat-api 3 to 5 requires it.
            conversation_id: Conversation to continue, as for `chat`; fufan-chat-api only.
            conversation_name: Name for a new conversation (fufan-chat-api 3 to 5).
            top_k: Number of passages to retrieve.
            score_threshold: Largest distance of a passage, from 0 to 2; fufan-chat-api 6 does not read it.
            history: Previous messages, oldest first; fufan-chat-api 6 does not read it.
            stream: Whether to stream the answer; fufan-chat-api 6 always does.
            model_name: Model to use.
            temperature: Sampling temperature; fufan-chat-api 6 does not read it.
            max_tokens: Maximum number of tokens in the answer; fufan-chat-api 6 does not read it.
            prompt_name: Prompt template.
            return_direct: Whether to return the passages without an answer (Langchain-Chatchat).
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.KNOWLEDGE_BASE_CHAT, locals())

    knowledge_base_chat_with_http_info = with_http_info(knowledge_base_chat)
    knowledge_base_chat_without_preload_content = without_preload_content(knowledge_base_chat)
    knowledge_base_chat_stream = streaming(knowledge_base_chat, operations.KNOWLEDGE_BASE_CHAT)

    async def list_conversations(
        self, user_id: str, chat_types: str, **options: Unpack[RequestOptions]
    ) -> models.ChatchatConversationList:
        """List conversations.

        Returns the conversations of a user, newest first (fufan-chat-api 3 and later); an unknown user has none.

        Args:
            user_id: Id of the user.
            chat_types: Type of the conversations; fufan-chat-api 3 to 5 ignores it and returns all.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.LIST_CONVERSATIONS, locals())

    list_conversations_with_http_info = with_http_info(list_conversations)
    list_conversations_without_preload_content = without_preload_content(list_conversations)

    async def list_messages(
        self, conversation_id: str, **options: Unpack[RequestOptions]
    ) -> models.ChatchatMessageList:
        """List messages.

        Returns the questions and answers of a conversation (fufan-chat-api 3 and later). An unknown conversation has
        none; `response` is empty where the answer failed.

        Args:
            conversation_id: Id of the conversation.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.LIST_MESSAGES, locals())

    list_messages_with_http_info = with_http_info(list_messages)
    list_messages_without_preload_content = without_preload_content(list_messages)

    async def list_running_models(self, **options: Unpack[RequestOptions]) -> models.ChatchatModelList:
        """List running models.

        Returns the models that are ready: a list of names in fufan-chat-api 6, settings by name in Langchain-Chatchat
        0.2.

        Args:
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.LIST_RUNNING_MODELS, locals())

    list_running_models_with_http_info = with_http_info(list_running_models)
    list_running_models_without_preload_content = without_preload_content(list_running_models)

    async def login(self, *, username: str, password: str, **options: Unpack[RequestOptions]) -> models.ChatchatUser:
        """Log in.

        Looks up a user by name and password. No token is issued: `id` is the `user_id` of the other calls. Raises
        `UnauthorizedException` if the password is wrong, which the server reports with HTTP status 200. Only
        fufan-chat-api 6 and later.

        Args:
            username: Name of the user.
            password: Password of the user.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.LOGIN, locals())

    login_with_http_info = with_http_info(login)
    login_without_preload_content = without_preload_content(login)

    async def register_user(
        self, *, username: str, password: str, **options: Unpack[RequestOptions]
    ) -> models.ChatchatUser:
        """Register a user.

        Creates a user. `id` in the response is the `user_id` of the other calls; there is no token. Only fufan-chat-api
        6 and later; in versions 2 to 5 the operator adds users to the database.

        Args:
            username: Name of the user.
            password: Password of the user.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.REGISTER_USER, locals())

    register_user_with_http_info = with_http_info(register_user)
    register_user_without_preload_content = without_preload_content(register_user)

    async def rename_conversation(
        self, conversation_id: str, *, name: str, **options: Unpack[RequestOptions]
    ) -> models.ChatchatDone:
        """Rename a conversation.

        Changes the name of a conversation (fufan-chat-api 6 and later).

        Args:
            conversation_id: Id of the conversation.
            name: The new name, at most 50 characters.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.RENAME_CONVERSATION, locals())

    rename_conversation_with_http_info = with_http_info(rename_conversation)
    rename_conversation_without_preload_content = without_preload_content(rename_conversation)

    async def search_engine_chat(
        self,
        *,
        query: str,
        search_engine_name: str | None = UNSET,
        knowledge_base_name: str | None = UNSET,
        user_id: str | None = UNSET,
        conversation_id: str | None = UNSET,
        conversation_name: str | None = UNSET,
        top_k: int | None = UNSET,
        search_top_k: int | None = UNSET,
        retrival_top_k: int | None = UNSET,
        split_result: bool | None = UNSET,
        history: Sequence[models.ChatchatHistoryMessage | models.ChatchatHistoryMessageDict] | None = UNSET,
        stream: bool | None = UNSET,
        model_name: str | None = UNSET,
        temperature: float | None = UNSET,
        max_tokens: int | None = UNSET,
        prompt_name: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.ChatchatAnswer:
        """Ask with a search engine.

        Answers a question from the results of a web search: pieces of the answer, then `docs`, and in fufan-chat-api
        `search`; both may be empty. fufan-chat-api 4 and later and Langchain-Chatchat 0.2.

        Args:
            query: The question.
            search_engine_name: Search engine, such as `bing`; Langchain-Chatchat requires it, fufan-chat-api has
                one only.
            knowledge_base_name: Knowledge base that stores the results (fufan-chat-api; 4 and 5 require it).
            user_id: Id of a registered user; only fufan-chat-api 3 to 5 requires it.
            conversation_id: Conversation to continue, as for `chat`; fufan-chat-api only.
            conversation_name: Name for a new conversation (fufan-chat-api 3 to 5).
            top_k: Number of results (Langchain-Chatchat).
            search_top_k: Number of results (fufan-chat-api).
            retrival_top_k: Number of passages to retrieve (fufan-chat-api).
            split_result: Whether to split long results (Langchain-Chatchat).
            history: Previous messages, oldest first; fufan-chat-api 6 does not read it.
            stream: Whether to stream the answer; fufan-chat-api 6 always does.
            model_name: Model to use.
            temperature: Sampling temperature; fufan-chat-api 6 does not read it.
            max_tokens: Maximum number of tokens in the answer; fufan-chat-api 6 does not read it.
            prompt_name: Prompt template.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.SEARCH_ENGINE_CHAT, locals())

    search_engine_chat_with_http_info = with_http_info(search_engine_chat)
    search_engine_chat_without_preload_content = without_preload_content(search_engine_chat)
    search_engine_chat_stream = streaming(search_engine_chat, operations.SEARCH_ENGINE_CHAT)
