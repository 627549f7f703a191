"""The model `CreateChatCompletionRequest`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_audio_param import ChatCompletionAudioParam
from mtmaisdk.clients.rest.models.chat_completion_function_call_option import ChatCompletionFunctionCallOption
from mtmaisdk.clients.rest.models.chat_completion_message_param import ChatCompletionMessageParam
from mtmaisdk.clients.rest.models.chat_completion_prediction import ChatCompletionPrediction
from mtmaisdk.clients.rest.models.chat_completion_stop import ChatCompletionStop
from mtmaisdk.clients.rest.models.chat_completion_stream_options import ChatCompletionStreamOptions
from mtmaisdk.clients.rest.models.chat_completion_tool import ChatCompletionTool
from mtmaisdk.clients.rest.models.chat_completion_tool_choice import ChatCompletionToolChoice
from mtmaisdk.clients.rest.models.function_definition import FunctionDefinition
from mtmaisdk.clients.rest.models.reasoning_effort import ReasoningEffort
from mtmaisdk.clients.rest.models.response_format import ResponseFormat
from mtmaisdk.clients.rest.models.session_id import SessionId
from mtmaisdk.clients.rest.models.web_search_options import WebSearchOptions


class CreateChatCompletionRequest(Model):
    """Request for a chat completion. If only some servers support a field, its description names them; LMDeploy ignores
    unknown fields, OpenAI rejects them. The hosted Intern API supports model, messages, n, temperature, top_p,
    stream, max_tokens and tools.

    Attributes:
        model: Model to use, an id from list_models; LMDeploy responds with 404 for any other.
        messages: The conversation so far; LMDeploy also takes a text, as a prompt without chat template.
        stream: Stream the answer as events.
        stream_options: Options for the stream.
        temperature: Randomness of the answer; the default is 1 at OpenAI, 0.7 at LMDeploy 0.6, and the model's own
            at later LMDeploy versions.
        top_p: Sample from the most likely tokens up to this total probability; LMDeploy rejects 0.
        presence_penalty: Positive values make new topics more likely; LMDeploy ignores it.
        frequency_penalty: Positive values make repetition less likely; LMDeploy ignores it.
        n: Number of answers; LMDeploy up to 0.16 always returns one.
        max_tokens: Maximum number of tokens in the answer; OpenAI's newer models accept only
            `max_completion_tokens`.
        max_completion_tokens: Maximum number of tokens in the answer, including its reasoning; takes precedence
            over `max_tokens`. Unknown to LMDeploy 0.6.
        stop: Stop texts: each ends the answer.
        tools: Functions and other tools that the model may call; LMDeploy needs a tool parser for them.
        tool_choice: Whether the model must call a function, and which one; the default is `auto` with tools and
            `none` without.
        parallel_tool_calls: Whether the model may call several functions at once.
        response_format: Format of the answer.
        reasoning_effort: How much the model reasons; OpenAI, LMDeploy and gateways support different subsets of
            these values, SGLang also a number.
        modalities: Forms of the answer; text by default. Images are known to OpenRouter and Vercel's gateway.
        logprobs: Whether to return the log probabilities of the tokens.
        top_logprobs: Number of most likely tokens to return per position; requires `logprobs`. At most 20 at
            OpenAI.
        logit_bias: Bias per token id, from -100 (never) to 100 (always).
        seed: The same seed with the same request mostly gives the same answer.
        user: The caller's identifier for its end user.
        audio: Voice and format of the answer as audio, for the modality `audio` (OpenAI).
        prediction: Text that the answer mostly repeats, such as a file to be changed (OpenAI).
        verbosity: How long the answer should be (OpenAI).
        web_search_options: Search the web before the answer (OpenAI).
        moderation: Model and policy with which question and answer are rated, in `moderation` of the answer
            (OpenAI).
        metadata: Texts to find a stored answer by (OpenAI).
        store: Whether the server stores the answer (OpenAI).
        service_tier: Class of service; the answer names the one that was used (OpenAI).
        prompt_cache_key: Key under which similar prompts are cached (OpenAI).
        prompt_cache_options: How prompts are cached (OpenAI).
        safety_identifier: The caller's identifier for its end user, to detect misuse (OpenAI).
        functions: Functions that the model may call, in the older form of `tools`. Deprecated since 2023-11-06; use
            `tools`.
        function_call: `none`, `auto`, or the function to call, in the older form of `tool_choice`. Deprecated since
            2023-11-06; use `tool_choice`.
        thinking: Whether to reason before the answer, such as `{type: enabled}` (Zhipu, Volcano, DeepSeek).
        enable_search: Whether to search the web before the answer (Qwen).
        stop_token_ids: Token ids, each of which ends the answer (vLLM, SGLang).
        min_tokens: Minimum number of tokens in the answer (vLLM, SGLang).
        structured_outputs: Form of the answer: `json`, `regex`, `choice`, `grammar` or `structural_tag` (vLLM).
        regex: Regular expression that the answer matches (SGLang).
        continue_final_message: Whether the answer continues the last message, which is the assistant's (vLLM,
            SGLang).
        add_generation_prompt: Whether the template adds the beginning of an answer after the messages (vLLM).
        truncate_prompt_tokens: Number of tokens of the prompt that are kept (vLLM).
        prompt_logprobs: Number of most likely tokens to return per position of the prompt (vLLM).
        priority: Priority of the request (vLLM, SGLang).
        bad_words: Words that the answer must not contain (vLLM).
        thinking_mode: Whether to reason before the answer (hosted Intern API, intern-s1 models).
        repetition_penalty: Values above 1 make repetition less likely (LMDeploy).
        repetition_ngram_size: Length of a repeated n-gram that stops the answer (LMDeploy).
        repetition_ngram_threshold: Number of repetitions of such an n-gram before the answer stops (LMDeploy).
        top_k: Sample from this many most likely tokens (LMDeploy, default 40 in 0.6; vLLM, where -1 means all).
        min_p: Minimum probability of a token, relative to the most likely token (LMDeploy; default 0 in 0.6).
        min_new_tokens: Minimum number of tokens in the answer (LMDeploy).
        session_id: Session to which the request belongs; a new one by default.
        ignore_eos: Continue after the end-of-sequence token (LMDeploy).
        skip_special_tokens: Omit special tokens from the text (LMDeploy).
        spaces_between_special_tokens: Put spaces between special tokens (LMDeploy).
        include_stop_str_in_output: Include the stop text in the answer (LMDeploy).
        enable_thinking: Whether to reason before the answer (LMDeploy); pass it in `chat_template_kwargs`.
            Deprecated since 2026-11-28; use `chat_template_kwargs`.
        chat_template_kwargs: Arguments for the chat template (LMDeploy).
        mm_processor_kwargs: Arguments for the model's media processor (LMDeploy).
        media_io_kwargs: Arguments for loading media, per media type (LMDeploy).
        do_preprocess: Apply the chat template to the messages (LMDeploy).
        return_token_ids: Return the token ids (LMDeploy).
        return_logprob: Return the log probability and id of each token (LMDeploy).
        return_routed_experts: Return which experts were used (LMDeploy).
        input_ids: Prompt as token ids instead of `messages`, which is then empty (LMDeploy).
        image_data: Images for `input_ids`: a URL, an object, or a list of them (LMDeploy).
    """

    model: str
    messages: list[ChatCompletionMessageParam] | str
    stream: bool | None = None
    stream_options: ChatCompletionStreamOptions | None = None
    temperature: Annotated[float | None, Field(ge=0, le=2)] = None
    top_p: Annotated[float | None, Field(ge=0, le=1)] = None
    presence_penalty: Annotated[float | None, Field(ge=-2, le=2)] = None
    frequency_penalty: Annotated[float | None, Field(ge=-2, le=2)] = None
    n: Annotated[int | None, Field(ge=1, le=128)] = None
    max_tokens: int | None = None
    max_completion_tokens: int | None = None
    stop: ChatCompletionStop | None = None
    tools: list[ChatCompletionTool] | None = None
    tool_choice: ChatCompletionToolChoice | None = None
    parallel_tool_calls: bool | None = None
    response_format: ResponseFormat | None = None
    reasoning_effort: ReasoningEffort | None = None
    modalities: list[Literal["text", "audio", "image"] | str] | None = None
    logprobs: bool | None = None
    top_logprobs: Annotated[int | None, Field(ge=0)] = None
    logit_bias: dict[str, Any] | None = None
    seed: int | None = None
    user: str | None = None
    audio: ChatCompletionAudioParam | None = None
    prediction: ChatCompletionPrediction | None = None
    verbosity: Literal["low", "medium", "high"] | str | None = None
    web_search_options: WebSearchOptions | None = None
    moderation: dict[str, Any] | None = None
    metadata: dict[str, Any] | None = None
    store: bool | None = None
    service_tier: Literal["auto", "default", "flex", "scale", "priority", "fast"] | str | None = None
    prompt_cache_key: str | None = None
    prompt_cache_options: dict[str, Any] | None = None
    safety_identifier: str | None = None
    functions: list[FunctionDefinition] | None = None
    function_call: ChatCompletionFunctionCallOption | None = None
    thinking: Any | None = None
    enable_search: bool | None = None
    stop_token_ids: list[int] | None = None
    min_tokens: Annotated[int | None, Field(ge=0)] = None
    structured_outputs: dict[str, Any] | None = None
    regex: str | None = None
    continue_final_message: bool | None = None
    add_generation_prompt: bool | None = None
    truncate_prompt_tokens: int | None = None
    prompt_logprobs: int | None = None
    priority: int | None = None
    bad_words: list[str] | None = None
    thinking_mode: bool | None = None
    repetition_penalty: float | None = None
    repetition_ngram_size: int | None = None
    repetition_ngram_threshold: int | None = None
    top_k: Annotated[int | None, Field(ge=-1)] = None
    min_p: Annotated[float | None, Field(ge=0, le=1)] = None
    min_new_tokens: Annotated[int | None, Field(ge=0)] = None
    session_id: SessionId | None = None
    ignore_eos: bool | None = None
    skip_special_tokens: bool | None = None
    spaces_between_special_tokens: bool | None = None
    include_stop_str_in_output: bool | None = None
    enable_thinking: bool | None = None
    chat_template_kwargs: dict[str, Any] | None = None
    mm_processor_kwargs: dict[str, Any] | None = None
    media_io_kwargs: dict[str, Any] | None = None
    do_preprocess: bool | None = None
    return_token_ids: bool | None = None
    return_logprob: bool | None = None
    return_routed_experts: bool | None = None
    input_ids: Annotated[list[int] | None, Field(min_length=1)] = None
    image_data: Any | None = None
