"""MessagesApi over aiohttp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from typing_extensions import Unpack

import mtmaisdk.clients.rest.models as models
from mtmaisdk.clients.rest.api_client import ApiClient
from mtmaisdk.clients.rest.contract.operation import UNSET
from mtmaisdk.clients.rest.methods.variants import streaming, with_http_info, without_preload_content
from mtmaisdk.clients.rest.operations import messages_api as operations
from mtmaisdk.clients.rest.settings.options import RequestOptions


class MessagesApi:
    """Anthropic's Messages API, which LMDeploy, vLLM, SGLang, Ollama and gateways serve as well.

    Args:
        api_client: The client that sends the requests; by default one with the default configuration.
    """

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = api_client or ApiClient()

    async def count_message_tokens(
        self,
        *,
        model: str,
        messages: Sequence[models.MessagesMessageParam | models.MessagesMessageParamDict],
        system: models.MessagesContent | Mapping[str, Any] | None = UNSET,
        tools: Sequence[models.MessagesTool | Mapping[str, Any]] | None = UNSET,
        tool_choice: models.MessagesToolChoice | Mapping[str, Any] | None = UNSET,
        thinking: models.MessagesThinking | Mapping[str, Any] | None = UNSET,
        anthropic_version: str | None = UNSET,
        anthropic_beta: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MessageTokenCount:
        """Count the tokens of a message.

        Counts the tokens of a conversation without generating an answer. LMDeploy does not count tools; Ollama and
        LiteLLM estimate.

        Args:
            anthropic_version: Version of the API, which Anthropic and LMDeploy require; sent by default.
            anthropic_beta: Names of beta features, joined by commas (Anthropic).
            model: Model to use.
            messages: The conversation so far, in turns of user and assistant.
            system: The system prompt.
            tools: Tools that the model may call.
            tool_choice: Whether the model must call a tool, and which one.
            thinking: Whether and how much the model thinks.
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.COUNT_MESSAGE_TOKENS, locals())

    count_message_tokens_with_http_info = with_http_info(count_message_tokens)
    count_message_tokens_without_preload_content = without_preload_content(count_message_tokens)

    async def create_message(
        self,
        *,
        model: str,
        max_tokens: int,
        messages: Sequence[models.MessagesMessageParam | models.MessagesMessageParamDict],
        system: models.MessagesContent | Mapping[str, Any] | None = UNSET,
        stream: bool | None = UNSET,
        stop_sequences: Sequence[str] | None = UNSET,
        temperature: float | None = UNSET,
        top_p: float | None = UNSET,
        top_k: int | None = UNSET,
        metadata: Mapping[str, Any] | None = UNSET,
        tools: Sequence[models.MessagesTool | Mapping[str, Any]] | None = UNSET,
        tool_choice: models.MessagesToolChoice | Mapping[str, Any] | None = UNSET,
        thinking: models.MessagesThinking | Mapping[str, Any] | None = UNSET,
        output_config: Mapping[str, Any] | None = UNSET,
        service_tier: str | None = UNSET,
        container: Any | None = UNSET,
        cache_control: Mapping[str, Any] | None = UNSET,
        inference_geo: str | None = UNSET,
        speed: str | None = UNSET,
        chat_template_kwargs: Mapping[str, Any] | None = UNSET,
        kv_transfer_params: Mapping[str, Any] | None = UNSET,
        include_stop_str_in_output: bool | None = UNSET,
        return_token_ids: bool | None = UNSET,
        return_logprob: bool | None = UNSET,
        return_routed_experts: bool | None = UNSET,
        input_ids: Sequence[int] | None = UNSET,
        image_data: Any | None = UNSET,
        anthropic_version: str | None = UNSET,
        anthropic_beta: str | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> models.MessagesMessage:
        """Create a message.

        Generates the next message of a conversation, as a whole or as an event stream. The server stores nothing: every
        request must contain the whole conversation. The key is sent in both places that servers read it from.

        Args:
            anthropic_version: Version of the API, which Anthropic and LMDeploy require; sent by default.
            anthropic_beta: Names of beta features, joined by commas (Anthropic).
            model: Model to use.
            max_tokens: Maximum number of tokens in the answer.
            messages: The conversation so far, in turns of user and assistant.
            system: The system prompt.
            stream: Stream the answer as events. The server's default is False.
            stop_sequences: Texts that end the answer.
            temperature: Randomness of the answer, from 0 to 1; LiteLLM takes more.
            top_p: Sample from the most likely tokens up to this total probability.
            top_k: Sample from this many most likely tokens.
            metadata: About the request: `user_id`.
            tools: Tools that the model may call; LMDeploy needs a tool parser for them.
            tool_choice: Whether the model must call a tool, and which one.
            thinking: Whether and how much the model thinks; LMDeploy ignores it, LiteLLM rejects it for some
                models.
            output_config: `effort` and `format` of the answer (Anthropic, vLLM).
            service_tier: Service tier: `auto` or `standard_only`.
            container: Container of hosted tools (Anthropic).
            cache_control: How the prompt is cached.
            inference_geo: Where the model runs (Anthropic).
            speed: How fast the answer comes (Anthropic).
            chat_template_kwargs: Arguments for the chat template (vLLM).
            kv_transfer_params: How the cache moves between instances (vLLM).
            include_stop_str_in_output: Include the stop text in the answer (LMDeploy).
            return_token_ids: Return the token ids (LMDeploy).
            return_logprob: Return the log probability and id of each token (LMDeploy).
            return_routed_experts: Return which experts were used (LMDeploy).
            input_ids: Prompt as token ids instead of `messages`, which is then empty (LMDeploy).
            image_data: Images for `input_ids`: a URL, an object, or a list of them (LMDeploy).
            options: See `RequestOptions`.

        Raises:
            ValueError: An argument is invalid; nothing was sent.
            ApiException: The server returned an error, or its response does not match the contract.
            ApiConnectionException: The server could not be reached or did not respond in time.
        """
        return await self.api_client.call(operations.CREATE_MESSAGE, locals())

    create_message_with_http_info = with_http_info(create_message)
    create_message_without_preload_content = without_preload_content(create_message)
    create_message_stream = streaming(create_message, operations.CREATE_MESSAGE)
