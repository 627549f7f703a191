"""Options of a turn, for type checkers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.settings.options import RequestOptions


class TurnOptions(RequestOptions, total=False):
    """Options of `send` and `stream`: the arguments of the operations of all backends."""

    temperature: float | None
    max_tokens: int | None
    conversation_name: str | None
    history_len: int | None
    model_name: str | None
    prompt_name: str | None
    model: str | None
    metadata: Mapping[str, Any] | None
    share_id: str | None
    out_link_uid: str | None
    detail: bool | None
    response_chat_item_id: str | None
    variables: Mapping[str, Any] | None
    retain_dataset_cite: bool | None
    custom_uid: str | None
    show_skill_references: bool | None
    auth_proxy: models.FastGPTAuthProxy | Mapping[str, Any] | None
    out_link_auth_data: models.FastGPTOutLinkAuth | Mapping[str, Any] | None
    team_id: str | None
    team_token: str | None
    top_p: float | None
    tools: (
        Sequence[models.MessagesTool | Mapping[str, Any] | Callable[..., Any]]
        | None
        | Sequence[models.ChatCompletionTool | Mapping[str, Any] | Callable[..., Any]]
        | Sequence[models.ResponsesTool | Mapping[str, Any] | Callable[..., Any]]
    )
    tool_choice: (
        models.MessagesToolChoice
        | Mapping[str, Any]
        | None
        | models.ChatCompletionToolChoice
        | models.ResponsesToolChoice
    )
    parallel_tool_calls: bool | None
    service_tier: str | None | Literal["auto", "default", "flex", "scale", "priority", "fast"]
    thinking: models.MessagesThinking | Mapping[str, Any] | None | Any
    top_k: int | None
    include_stop_str_in_output: bool | None
    chat_template_kwargs: Mapping[str, Any] | None
    return_token_ids: bool | None
    return_logprob: bool | None
    return_routed_experts: bool | None
    stop_sequences: Sequence[str] | None
    output_config: Mapping[str, Any] | None
    container: Any | None
    cache_control: Mapping[str, Any] | None
    inference_geo: str | None
    speed: str | None
    kv_transfer_params: Mapping[str, Any] | None
    anthropic_version: str | None
    anthropic_beta: str | None
    stop: Sequence[str] | None | models.ChatCompletionStop | Mapping[str, Any]
    max_completion_tokens: int | None
    profile: str | None
    params: dict[str, Any] | None
    runner: str | None
    stream_options: models.ChatCompletionStreamOptions | Mapping[str, Any] | None
    presence_penalty: float | None
    frequency_penalty: float | None
    response_format: models.ResponseFormat | Mapping[str, Any] | None
    reasoning_effort: models.ReasoningEffort | Mapping[str, Any] | None
    modalities: Sequence[Literal["text", "audio", "image"] | str] | None
    logprobs: bool | None
    top_logprobs: int | None
    logit_bias: Mapping[str, Any] | None
    seed: int | None
    user: str | None
    audio: models.ChatCompletionAudioParam | Mapping[str, Any] | None
    prediction: models.ChatCompletionPrediction | Mapping[str, Any] | None
    verbosity: Literal["low", "medium", "high"] | str | None
    web_search_options: models.WebSearchOptions | Mapping[str, Any] | None
    moderation: Mapping[str, Any] | None
    store: bool | None
    prompt_cache_key: str | None
    prompt_cache_options: Mapping[str, Any] | None
    safety_identifier: str | None
    functions: Sequence[models.FunctionDefinition | Mapping[str, Any]] | None
    function_call: models.ChatCompletionFunctionCallOption | Mapping[str, Any] | None
    enable_search: bool | None
    stop_token_ids: Sequence[int] | None
    min_tokens: int | None
    structured_outputs: Mapping[str, Any] | None
    regex: str | None
    continue_final_message: bool | None
    add_generation_prompt: bool | None
    truncate_prompt_tokens: int | None
    prompt_logprobs: int | None
    priority: int | None
    bad_words: Sequence[str] | None
    thinking_mode: bool | None
    repetition_penalty: float | None
    repetition_ngram_size: int | None
    repetition_ngram_threshold: int | None
    min_p: float | None
    min_new_tokens: int | None
    session_id: models.SessionId | Mapping[str, Any] | None
    ignore_eos: bool | None
    skip_special_tokens: bool | None
    spaces_between_special_tokens: bool | None
    enable_thinking: bool | None
    mm_processor_kwargs: Mapping[str, Any] | None
    media_io_kwargs: Mapping[str, Any] | None
    do_preprocess: bool | None
    instructions: str | None
    max_output_tokens: int | None
    max_tool_calls: int | None
    include: Sequence[str] | None
    reasoning: models.ResponsesReasoning | Mapping[str, Any] | None
    truncation: Literal["auto", "disabled"] | str | None
    prompt: Mapping[str, Any] | None
    context_management: Sequence[Mapping[str, Any]] | None
    request_id: str | None
    cache_salt: str | None
