"""The model `CreateResponseRequest`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_stop import ChatCompletionStop
from mtmaisdk.clients.rest.models.responses_conversation import ResponsesConversation
from mtmaisdk.clients.rest.models.responses_input_item import ResponsesInputItem
from mtmaisdk.clients.rest.models.responses_reasoning import ResponsesReasoning
from mtmaisdk.clients.rest.models.responses_text import ResponsesText
from mtmaisdk.clients.rest.models.responses_tool import ResponsesTool
from mtmaisdk.clients.rest.models.responses_tool_choice import ResponsesToolChoice


class CreateResponseRequest(Model):
    """Request for a response. If only some servers support a field, its description names them; LMDeploy, vLLM and
    Ollama ignore unknown fields.

    Attributes:
        model: Model to use; LMDeploy has only one and does not require it.
        input: A question, or the items of the conversation so far; LMDeploy requires at least one.
        instructions: The system prompt; it has to be sent with each request.
        max_output_tokens: Maximum number of tokens in the answer, including its reasoning; at least 16 at OpenAI.
        temperature: Randomness of the answer.
        top_p: Sample from the most likely tokens up to this total probability.
        stream: Stream the answer as events.
        stream_options: Options for the stream: `include_obfuscation` (OpenAI).
        tools: Tools that the model may call; those other than functions are run by the server, and LMDeploy drops
            them.
        tool_choice: Whether the model must call a tool, and which one.
        parallel_tool_calls: Whether the model may call several tools at once.
        max_tool_calls: Maximum number of calls of tools that the server runs.
        previous_response_id: Id of the response that this one continues. LMDeploy rejects it; LiteLLM and older
            Ollama ignore it, and the conversation is lost.
        conversation: Id of a conversation that the server stores (OpenAI), or an object with the id.
        store: Whether the server stores the response; most servers cannot.
        background: Return at once, and generate the response in the background; LMDeploy rejects it.
        include: What else to return, such as `reasoning.encrypted_content`, which OpenAI needs if `store` is
            `false`.
        reasoning: How much the model reasons, and whether to return a summary of it.
        text: Format and length of the text.
        truncation: Whether a conversation that is too long is shortened (`auto`) or rejected (`disabled`).
        metadata: Texts to find a stored response by.
        user: The caller's identifier for its end user.
        prompt: A stored prompt: `id`, `version`, `variables` (OpenAI).
        prompt_cache_key: Requests with the same key share a cache (OpenAI).
        safety_identifier: The caller's identifier for its end user (OpenAI).
        service_tier: Class of service (OpenAI).
        top_logprobs: Number of most likely tokens to return per position.
        context_management: How a long conversation is shortened (OpenAI).
        moderation: Model and policy with which question and answer are rated (OpenAI).
        stop: Stop texts: each ends the answer (LMDeploy, vLLM, SGLang).
        seed: The same seed mostly gives the same answer (LMDeploy, vLLM).
        top_k: Sample from this many most likely tokens (LMDeploy, vLLM).
        min_p: Minimum probability of a token relative to the likeliest (LMDeploy).
        repetition_penalty: Above 1, repetition is less likely (LMDeploy, vLLM).
        presence_penalty: Positive values make new topics more likely; LMDeploy ignores it.
        frequency_penalty: Positive values make repetition less likely; LMDeploy ignores it.
        logit_bias: Bias per token id; LMDeploy ignores it.
        ignore_eos: Continue after the end of the text (LMDeploy, vLLM).
        skip_special_tokens: Leave special tokens out of the text (LMDeploy, vLLM).
        include_stop_str_in_output: Keep the stop text (LMDeploy, vLLM).
        request_id: Id of the request for the log of the server (LMDeploy, vLLM).
        priority: Priority of the request (vLLM, SGLang).
        cache_salt: Separates caches of prompts (vLLM).
        structured_outputs: Constraints of the answer (vLLM).
    """

    model: str | None = None
    input: list[ResponsesInputItem] | str | None = None
    instructions: str | None = None
    max_output_tokens: Annotated[int | None, Field(ge=1)] = None
    temperature: Annotated[float | None, Field(ge=0, le=2)] = None
    top_p: Annotated[float | None, Field(ge=0, le=1)] = None
    stream: bool | None = None
    stream_options: dict[str, Any] | None = None
    tools: list[ResponsesTool] | None = None
    tool_choice: ResponsesToolChoice | None = None
    parallel_tool_calls: bool | None = None
    max_tool_calls: int | None = None
    previous_response_id: str | None = None
    conversation: ResponsesConversation | None = None
    store: bool | None = None
    background: bool | None = None
    include: list[str] | None = None
    reasoning: ResponsesReasoning | None = None
    text: ResponsesText | None = None
    truncation: Literal["auto", "disabled"] | str | None = None
    metadata: dict[str, Any] | None = None
    user: str | None = None
    prompt: dict[str, Any] | None = None
    prompt_cache_key: str | None = None
    safety_identifier: str | None = None
    service_tier: str | None = None
    top_logprobs: int | None = None
    context_management: list[dict[str, Any]] | None = None
    moderation: dict[str, Any] | None = None
    stop: ChatCompletionStop | None = None
    seed: int | None = None
    top_k: int | None = None
    min_p: float | None = None
    repetition_penalty: float | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    logit_bias: dict[str, Any] | None = None
    ignore_eos: bool | None = None
    skip_special_tokens: bool | None = None
    include_stop_str_in_output: bool | None = None
    request_id: str | None = None
    priority: int | None = None
    cache_salt: str | None = None
    structured_outputs: dict[str, Any] | None = None
