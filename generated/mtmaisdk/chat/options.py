"""Options, events and chats of each backend, for type checkers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from mtmaisdk.chat.async_chat import AsyncChat
from mtmaisdk.chat.chat import Chat
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import models, sync
from mtmaisdk.clients.rest.contract.answers import StreamEvent, StreamResult, UnknownEvent
from mtmaisdk.clients.rest.settings.checks import AccessToken
from mtmaisdk.clients.rest.settings.hooks import AfterResponse, BeforeRequest, OnError, OnEvent
from mtmaisdk.clients.rest.settings.options import RequestOptions
from mtmaisdk.clients.rest.settings.retries import Retries
from mtmaisdk.clients.rest.settings.timeouts import Timeout


class ConnectionOptions(RequestOptions, total=False):
    """Options of `connect` for every backend: settings of `Configuration`, and options of each request."""

    api_key_prefix: dict[str, str] | None
    username: str | None
    password: str | None
    access_token: AccessToken | None
    timeout: Timeout | None
    verify_ssl: bool
    ssl_ca_cert: str | None
    cert_file: str | None
    key_file: str | None
    proxy: str | None
    max_connections: int
    max_event_size: int
    max_answer_size: int
    retries: int | Retries | None
    before_request: BeforeRequest | None
    after_response: AfterResponse | None
    on_event: OnEvent | None
    on_error: OnError | None
    default_headers: Mapping[str, str] | None
    complete_address: bool


class ChatchatOptions(ConnectionOptions, total=False):
    """Options of `connect` for `ChatchatApi.chat`: its arguments, and settings of the conversation."""

    temperature: float | None
    max_tokens: int | None
    conversation_name: str | None
    history_len: int | None
    model_name: str | None
    prompt_name: str | None
    model: str | None
    user_id: str | None
    conversation_id: str | None


ChatchatEvent: TypeAlias = models.ChatchatAnswer | models.ChatchatCompletionChunk
ChatchatChat: TypeAlias = Chat[sync.ChatchatApi, models.ChatchatAnswer | StreamResult, ChatchatEvent]
AsyncChatchatChat: TypeAlias = AsyncChat[rest.ChatchatApi, models.ChatchatAnswer | StreamResult, ChatchatEvent]


class FastGPTOptions(ConnectionOptions, total=False):
    """Options of `connect` for `FastGPTApi.create_chat_completion`: its arguments, and settings of the conversation."""

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
    app_id: str | None
    chat_id: str | None
    v2: bool | None


FastGPTEvent: TypeAlias = (
    StreamEvent[Literal["answer"], models.FastGPTChatCompletionChunk]
    | StreamEvent[Literal["fastAnswer"], models.FastGPTChatCompletionChunk]
    | StreamEvent[Literal["flowNodeStatus"], models.FastGPTNodeStatus]
    | StreamEvent[Literal["toolCall"], models.FastGPTToolEvent]
    | StreamEvent[Literal["toolParams"], models.FastGPTToolEvent]
    | StreamEvent[Literal["toolResponse"], models.FastGPTToolEvent]
    | StreamEvent[Literal["updateVariables"], Any]
    | StreamEvent[Literal["interactive"], models.FastGPTInteractiveEvent]
    | StreamEvent[Literal["workflowDuration"], models.FastGPTWorkflowDuration]
    | StreamEvent[Literal["flowNodeResponse"], models.FastGPTNodeResponse]
    | StreamEvent[Literal["flowResponses"], models.FastGPTNodeResponses]
    | StreamEvent[Literal["chatTitle"], models.FastGPTChatTitle]
    | StreamEvent[Literal["plan"], models.FastGPTPlanEvent]
    | StreamEvent[Literal["planStatus"], models.FastGPTPlanStatusEvent]
    | StreamEvent[Literal["stepTitle"], models.FastGPTStepTitleEvent]
    | StreamEvent[Literal["skillCall"], models.FastGPTSkillEvent]
    | StreamEvent[Literal["sandboxStatus"], models.FastGPTSandboxStatus]
    | UnknownEvent
)
FastGPTChat: TypeAlias = Chat[sync.FastGPTApi, models.FastGPTChatCompletion, FastGPTEvent]
AsyncFastGPTChat: TypeAlias = AsyncChat[rest.FastGPTApi, models.FastGPTChatCompletion, FastGPTEvent]


class MessagesOptions(ConnectionOptions, total=False):
    """Options of `connect` for `MessagesApi.create_message`: its arguments, and settings of the conversation."""

    model: str
    temperature: float | None
    top_p: float | None
    max_tokens: int
    tools: Sequence[models.MessagesTool | Mapping[str, Any] | Callable[..., Any]] | None
    tool_choice: models.MessagesToolChoice | Mapping[str, Any] | None
    parallel_tool_calls: bool | None
    metadata: Mapping[str, Any] | None
    service_tier: str | None
    thinking: models.MessagesThinking | Mapping[str, Any] | None
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
    stop: Sequence[str] | None
    max_completion_tokens: int
    system: str | None


MessagesEvent: TypeAlias = (
    StreamEvent[Literal["message_start"], models.MessagesStartEvent]
    | StreamEvent[Literal["content_block_start"], models.MessagesBlockStartEvent]
    | StreamEvent[Literal["content_block_delta"], models.MessagesBlockDeltaEvent]
    | StreamEvent[Literal["content_block_stop"], models.MessagesBlockStopEvent]
    | StreamEvent[Literal["ping"], models.MessagesEvent]
    | StreamEvent[Literal["message_delta"], models.MessagesDeltaEvent]
    | StreamEvent[Literal["message_stop"], models.MessagesEvent]
    | UnknownEvent
)
MessagesChat: TypeAlias = Chat[sync.MessagesApi, models.MessagesMessage, MessagesEvent]
AsyncMessagesChat: TypeAlias = AsyncChat[rest.MessagesApi, models.MessagesMessage, MessagesEvent]


class MtmaiOptions(ConnectionOptions, total=False):
    """Options of `connect` for `ChatApi.chat_chat`: its arguments, and settings of the conversation."""

    profile: str | None
    params: dict[str, Any] | None
    runner: str | None
    tenant: str | None
    thread_id: str | None
    system: str | None


MtmaiEvent: TypeAlias = (
    StreamEvent[Literal["0"], Any]
    | StreamEvent[Literal["2"], Any]
    | StreamEvent[Literal["g"], Any]
    | StreamEvent[Literal["9"], models.ChatStreamToolCall]
    | StreamEvent[Literal["a"], models.ChatStreamToolResult]
    | StreamEvent[Literal["b"], Any]
    | StreamEvent[Literal["c"], Any]
    | StreamEvent[Literal["8"], Any]
    | StreamEvent[Literal["f"], Any]
    | StreamEvent[Literal["e"], models.ChatStreamStep]
    | StreamEvent[Literal["d"], models.ChatStreamFinish]
    | UnknownEvent
)
MtmaiChat: TypeAlias = Chat[sync.ChatApi, StreamResult, MtmaiEvent]
AsyncMtmaiChat: TypeAlias = AsyncChat[rest.ChatApi, StreamResult, MtmaiEvent]


class OpenAIOptions(ConnectionOptions, total=False):
    """Options of `connect` for `OpenAIApi.create_chat_completion`: its arguments, and settings of the conversation."""

    model: str
    stream_options: models.ChatCompletionStreamOptions | Mapping[str, Any] | None
    temperature: float | None
    top_p: float | None
    presence_penalty: float | None
    frequency_penalty: float | None
    max_tokens: int | None
    max_completion_tokens: int | None
    stop: models.ChatCompletionStop | Mapping[str, Any] | None
    tools: Sequence[models.ChatCompletionTool | Mapping[str, Any] | Callable[..., Any]] | None
    tool_choice: models.ChatCompletionToolChoice | Mapping[str, Any] | None
    parallel_tool_calls: bool | None
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
    metadata: Mapping[str, Any] | None
    store: bool | None
    service_tier: Literal["auto", "default", "flex", "scale", "priority", "fast"] | str | None
    prompt_cache_key: str | None
    prompt_cache_options: Mapping[str, Any] | None
    safety_identifier: str | None
    functions: Sequence[models.FunctionDefinition | Mapping[str, Any]] | None
    function_call: models.ChatCompletionFunctionCallOption | Mapping[str, Any] | None
    thinking: Any | None
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
    top_k: int | None
    min_p: float | None
    min_new_tokens: int | None
    session_id: models.SessionId | Mapping[str, Any] | None
    ignore_eos: bool | None
    skip_special_tokens: bool | None
    spaces_between_special_tokens: bool | None
    include_stop_str_in_output: bool | None
    enable_thinking: bool | None
    chat_template_kwargs: Mapping[str, Any] | None
    mm_processor_kwargs: Mapping[str, Any] | None
    media_io_kwargs: Mapping[str, Any] | None
    do_preprocess: bool | None
    return_token_ids: bool | None
    return_logprob: bool | None
    return_routed_experts: bool | None
    system: str | None


OpenAIEvent: TypeAlias = models.ChatCompletionChunk
OpenAIChat: TypeAlias = Chat[sync.OpenAIApi, models.ChatCompletion, OpenAIEvent]
AsyncOpenAIChat: TypeAlias = AsyncChat[rest.OpenAIApi, models.ChatCompletion, OpenAIEvent]


class ResponsesOptions(ConnectionOptions, total=False):
    """Options of `connect` for `OpenAIApi.create_response`: its arguments, and settings of the conversation."""

    model: str | None
    stream_options: Mapping[str, Any] | None
    temperature: float | None
    top_p: float | None
    presence_penalty: float | None
    frequency_penalty: float | None
    stop: models.ChatCompletionStop | Mapping[str, Any] | None
    tools: Sequence[models.ResponsesTool | Mapping[str, Any] | Callable[..., Any]] | None
    tool_choice: models.ResponsesToolChoice | Mapping[str, Any] | None
    parallel_tool_calls: bool | None
    response_format: models.ResponseFormat | Mapping[str, Any] | None
    reasoning_effort: models.ReasoningEffort | Mapping[str, Any] | None
    top_logprobs: int | None
    logit_bias: Mapping[str, Any] | None
    seed: int | None
    user: str | None
    moderation: Mapping[str, Any] | None
    metadata: Mapping[str, Any] | None
    store: bool | None
    service_tier: str | None
    prompt_cache_key: str | None
    safety_identifier: str | None
    structured_outputs: Mapping[str, Any] | None
    priority: int | None
    repetition_penalty: float | None
    top_k: int | None
    min_p: float | None
    ignore_eos: bool | None
    skip_special_tokens: bool | None
    include_stop_str_in_output: bool | None
    instructions: str | None
    max_output_tokens: int | None
    max_tool_calls: int | None
    include: Sequence[str] | None
    reasoning: models.ResponsesReasoning | Mapping[str, Any] | None
    text: models.ResponsesText | Mapping[str, Any] | None
    truncation: Literal["auto", "disabled"] | str | None
    prompt: Mapping[str, Any] | None
    context_management: Sequence[Mapping[str, Any]] | None
    request_id: str | None
    cache_salt: str | None
    max_tokens: int | None
    max_completion_tokens: int | None
    system: str | None
    stateful: bool | None


ResponsesEvent: TypeAlias = (
    StreamEvent[Literal["response.created"], models.ResponsesStateEvent]
    | StreamEvent[Literal["response.queued"], models.ResponsesStateEvent]
    | StreamEvent[Literal["response.in_progress"], models.ResponsesStateEvent]
    | StreamEvent[Literal["response.output_item.added"], models.ResponsesItemEvent]
    | StreamEvent[Literal["response.content_part.added"], models.ResponsesPartEvent]
    | StreamEvent[Literal["response.output_text.delta"], models.ResponsesTextDeltaEvent]
    | StreamEvent[Literal["response.output_text.annotation.added"], models.ResponsesAnnotationEvent]
    | StreamEvent[Literal["response.output_text.done"], models.ResponsesTextDoneEvent]
    | StreamEvent[Literal["response.refusal.delta"], models.ResponsesRefusalDeltaEvent]
    | StreamEvent[Literal["response.refusal.done"], models.ResponsesRefusalDoneEvent]
    | StreamEvent[Literal["response.reasoning_summary_part.added"], models.ResponsesPartEvent]
    | StreamEvent[Literal["response.reasoning_summary_text.delta"], models.ResponsesReasoningDeltaEvent]
    | StreamEvent[Literal["response.reasoning_summary_text.done"], models.ResponsesReasoningDoneEvent]
    | StreamEvent[Literal["response.reasoning_summary_part.done"], models.ResponsesPartEvent]
    | StreamEvent[Literal["response.reasoning_part.added"], models.ResponsesPartEvent]
    | StreamEvent[Literal["response.reasoning_text.delta"], models.ResponsesReasoningDeltaEvent]
    | StreamEvent[Literal["response.reasoning_text.done"], models.ResponsesReasoningDoneEvent]
    | StreamEvent[Literal["response.reasoning_part.done"], models.ResponsesPartEvent]
    | StreamEvent[Literal["response.content_part.done"], models.ResponsesPartEvent]
    | StreamEvent[Literal["response.function_call_arguments.delta"], models.ResponsesArgumentsDeltaEvent]
    | StreamEvent[Literal["response.function_call_arguments.done"], models.ResponsesArgumentsDoneEvent]
    | StreamEvent[Literal["response.custom_tool_call_input.delta"], models.ResponsesArgumentsDeltaEvent]
    | StreamEvent[Literal["response.custom_tool_call_input.done"], models.ResponsesInputDoneEvent]
    | StreamEvent[Literal["response.output_item.done"], models.ResponsesItemEvent]
    | StreamEvent[Literal["response.completed"], models.ResponsesStateEvent]
    | StreamEvent[Literal["response.incomplete"], models.ResponsesStateEvent]
    | StreamEvent[Literal["keepalive"], models.ResponsesEvent]
    | StreamEvent[Literal["response.web_search_call.in_progress"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.web_search_call.searching"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.web_search_call.completed"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.file_search_call.in_progress"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.file_search_call.searching"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.file_search_call.completed"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.code_interpreter_call.in_progress"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.code_interpreter_call.interpreting"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.code_interpreter_call.completed"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.code_interpreter_call_code.delta"], models.ResponsesArgumentsDeltaEvent]
    | StreamEvent[Literal["response.code_interpreter_call_code.done"], models.ResponsesCodeDoneEvent]
    | StreamEvent[Literal["response.image_generation_call.in_progress"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.image_generation_call.generating"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.image_generation_call.completed"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.image_generation_call.partial_image"], models.ResponsesPartialImageEvent]
    | StreamEvent[Literal["response.mcp_call.in_progress"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.mcp_call.completed"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.mcp_call.failed"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.mcp_call_arguments.delta"], models.ResponsesArgumentsDeltaEvent]
    | StreamEvent[Literal["response.mcp_call_arguments.done"], models.ResponsesArgumentsDoneEvent]
    | StreamEvent[Literal["response.mcp_list_tools.in_progress"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.mcp_list_tools.completed"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.mcp_list_tools.failed"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.shell_call_command.added"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.shell_call_command.delta"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.shell_call_command.done"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.shell_call_output_content.delta"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.shell_call_output_content.done"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.compaction.compacting"], models.ResponsesToolEvent]
    | StreamEvent[Literal["response.audio.delta"], models.ResponsesAudioEvent]
    | StreamEvent[Literal["response.audio.done"], models.ResponsesAudioEvent]
    | StreamEvent[Literal["response.audio.transcript.delta"], models.ResponsesAudioEvent]
    | StreamEvent[Literal["response.audio.transcript.done"], models.ResponsesAudioEvent]
    | UnknownEvent
)
ResponsesChat: TypeAlias = Chat[sync.OpenAIApi, models.ResponseObject, ResponsesEvent]
AsyncResponsesChat: TypeAlias = AsyncChat[rest.OpenAIApi, models.ResponseObject, ResponsesEvent]


class AnyOptions(ConnectionOptions, total=False):
    """Options of `connect` for a backend whose name is known at run time: those of all backends."""

    temperature: float | None
    max_tokens: int | None
    conversation_name: str | None
    history_len: int | None
    model_name: str | None
    prompt_name: str | None
    model: str | None
    user_id: str | None
    conversation_id: str | None
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
    app_id: str | None
    chat_id: str | None
    v2: bool | None
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
    system: str | None
    profile: str | None
    params: dict[str, Any] | None
    runner: str | None
    tenant: str | None
    thread_id: str | None
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
    text: models.ResponsesText | Mapping[str, Any] | None
    truncation: Literal["auto", "disabled"] | str | None
    prompt: Mapping[str, Any] | None
    context_management: Sequence[Mapping[str, Any]] | None
    request_id: str | None
    cache_salt: str | None
    stateful: bool | None
