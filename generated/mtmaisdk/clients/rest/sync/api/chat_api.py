# Derived from clients/rest/api/chat_api.py by tools/derive_blocking.py; not to be edited.


"""ChatApi over urllib3."""

from __future__ import annotations

from typing import Any

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.operations import chat_api as operations
from mtmaisdk.clients.rest.settings.options import RequestOptions
from mtmaisdk.clients.rest.sync.api_client import ApiClient
from mtmaisdk.clients.rest.sync.methods.variants import streaming, with_http_info, without_preload_content


class ChatApi:
    """mtmai: tenants, chat messages and models.

    Args:
        api_client: The client that sends the requests; by default one with the default configuration.
    """

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = api_client or ApiClient()

    def chat_call_model(self, tenant: str, **options: Unpack[RequestOptions]) -> str:
        """调用模型.

        调用模型

        Args:
            tenant: The tenant id
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CHAT_CALL_MODEL, locals())

    chat_call_model_with_http_info = with_http_info(chat_call_model)
    chat_call_model_without_preload_content = without_preload_content(chat_call_model)
    chat_call_model_stream = streaming(chat_call_model, operations.CHAT_CALL_MODEL)

    def chat_chat(
        self,
        tenant: str,
        chat_req: models.ChatReq | models.ChatReqDict | None = None,
        **options: Unpack[RequestOptions],
    ) -> str:
        """聊天消息接口.

        chat 聊天接口

        Args:
            tenant: The tenant id
            chat_req: The request body, as a model or a dictionary.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CHAT_CHAT, locals())

    chat_chat_with_http_info = with_http_info(chat_chat)
    chat_chat_without_preload_content = without_preload_content(chat_chat)
    chat_chat_stream = streaming(chat_chat, operations.CHAT_CHAT)

    def chat_completions(
        self,
        tenant: str,
        chat_completions_req: models.ChatCompletionsReq | models.ChatCompletionsReqDict | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """聊天消息接口.

        chat 聊天接口

        Args:
            tenant: The tenant id
            chat_completions_req: The request body, as a model or a dictionary.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CHAT_COMPLETIONS, locals())

    chat_completions_with_http_info = with_http_info(chat_completions)
    chat_completions_without_preload_content = without_preload_content(chat_completions)
    chat_completions_stream = streaming(chat_completions, operations.CHAT_COMPLETIONS)

    def chat_messages(self, tenant: str, chat_id: str, **options: Unpack[RequestOptions]) -> models.ChatMessages:
        """获取聊天消息.

        获取聊天消息

        Args:
            tenant: The tenant id
            chat_id: 聊天 ID
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CHAT_MESSAGES, locals())

    chat_messages_with_http_info = with_http_info(chat_messages)
    chat_messages_without_preload_content = without_preload_content(chat_messages)

    def chat_models(self, tenant: str, **options: Unpack[RequestOptions]) -> models.ChatModelList:
        """获取模型列表.

        获取模型列表

        Args:
            tenant: The tenant id
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return self.api_client.call(operations.CHAT_MODELS, locals())

    chat_models_with_http_info = with_http_info(chat_models)
    chat_models_without_preload_content = without_preload_content(chat_models)
