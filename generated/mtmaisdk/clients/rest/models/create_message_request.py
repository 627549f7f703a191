"""The model `CreateMessageRequest`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.messages_content import MessagesContent
from mtmaisdk.clients.rest.models.messages_message_param import MessagesMessageParam
from mtmaisdk.clients.rest.models.messages_thinking import MessagesThinking
from mtmaisdk.clients.rest.models.messages_tool import MessagesTool
from mtmaisdk.clients.rest.models.messages_tool_choice import MessagesToolChoice


class CreateMessageRequest(Model):
    """Request for a message. Self-hosted servers ignore fields that they do not know.

    Attributes:
        model: Model to use.
        max_tokens: Maximum number of tokens in the answer.
        messages: The conversation so far, in turns of user and assistant.
        system: The system prompt.
        stream: Stream the answer as events.
        stop_sequences: Texts that end the answer.
        temperature: Randomness of the answer, from 0 to 1; LiteLLM takes more.
        top_p: Sample from the most likely tokens up to this total probability.
        top_k: Sample from this many most likely tokens.
        metadata: About the request: `user_id`.
        tools: Tools that the model may call; LMDeploy needs a tool parser for them.
        tool_choice: Whether the model must call a tool, and which one.
        thinking: Whether and how much the model thinks; LMDeploy ignores it, LiteLLM rejects it for some models.
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
    """

    model: str
    max_tokens: Annotated[int, Field(ge=1)]
    messages: list[MessagesMessageParam]
    system: MessagesContent | None = None
    stream: bool | None = None
    stop_sequences: list[str] | None = None
    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    metadata: dict[str, Any] | None = None
    tools: list[MessagesTool] | None = None
    tool_choice: MessagesToolChoice | None = None
    thinking: MessagesThinking | None = None
    output_config: dict[str, Any] | None = None
    service_tier: str | None = None
    container: Any | None = None
    cache_control: dict[str, Any] | None = None
    inference_geo: str | None = None
    speed: str | None = None
    chat_template_kwargs: dict[str, Any] | None = None
    kv_transfer_params: dict[str, Any] | None = None
    include_stop_str_in_output: bool | None = None
    return_token_ids: bool | None = None
    return_logprob: bool | None = None
    return_routed_experts: bool | None = None
    input_ids: Annotated[list[int] | None, Field(min_length=1)] = None
    image_data: Any | None = None
