"""The model `CreateChatCompletionRequest`."""

from __future__ import annotations

from typing import Annotated, Any, List, Literal

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_message_param import ChatCompletionMessageParam
from mtmaisdk.clients.rest.models.chat_completion_stop import ChatCompletionStop
from mtmaisdk.clients.rest.models.chat_completion_stream_options import ChatCompletionStreamOptions
from mtmaisdk.clients.rest.models.chat_completion_tool import ChatCompletionTool
from mtmaisdk.clients.rest.models.chat_completion_tool_choice import ChatCompletionToolChoice
from mtmaisdk.clients.rest.models.response_format import ResponseFormat


class CreateChatCompletionRequest(Model):
    """A conversation to continue. Fields that only some servers know say so; LMDeploy drops those it does not know, OpenAI refuses them. The hosted Intern API knows model, messages, n, temperature, top_p, stream, max_tokens and tools.

    Attributes:
        model: Model that answers, an id of list_models; LMDeploy answers 404 for any other.
        messages: The conversation so far.
        stream: Answer as an event stream.
        stream_options: What the stream brings.
        temperature: How random the answer is; default 1 at OpenAI, 0.7 at LMDeploy 0.6, the model's own at later ones.
        top_p: Chooses among the likeliest tokens up to this total probability; LMDeploy refuses 0.
        presence_penalty: Positive values make new topics likelier; LMDeploy ignores it.
        frequency_penalty: Positive values make repetition less likely; LMDeploy ignores it.
        n: Number of answers; LMDeploy up to 0.16 gives one whatever is asked for.
        max_tokens: Longest answer in tokens; OpenAI's newer models take only `max_completion_tokens`.
        max_completion_tokens: Longest answer in tokens with its reasoning; wins over `max_tokens`. Unknown to LMDeploy 0.6.
        stop: Texts that end the answer.
        tools: Functions the model may call; LMDeploy needs a tool parser for them.
        tool_choice: Whether the model has to call a function, and which; default auto with tools, none without.
        parallel_tool_calls: The model may call several functions at once.
        response_format: Form of the answer.
        reasoning_effort: How much the model thinks; OpenAI, LMDeploy and gateways know different subsets of these.
        logprobs: Return the tokens' log probabilities.
        top_logprobs: Number of likeliest tokens per position; needs `logprobs`. At most 20 at OpenAI.
        logit_bias: Bias per token id, from -100 (never) to 100 (always).
        seed: Same seed and same request give mostly the same answer.
        user: Caller's name for its end user.
        thinking_mode: Think before the answer (hosted Intern API, intern-s1 models).
        repetition_penalty: Above 1 makes repetition less likely (LMDeploy).
        repetition_ngram_size: Length of a repeated piece that stops the answer (LMDeploy).
        repetition_ngram_threshold: Repetitions of such a piece before it stops (LMDeploy).
        top_k: Chooses among this many likeliest tokens (LMDeploy, default 40 in 0.6; vLLM, where -1 is all).
        min_p: Least probability of a token, relative to the likeliest (LMDeploy; default 0 in 0.6).
        min_new_tokens: Shortest answer in tokens (LMDeploy).
        session_id: Session that the request belongs to, -1 for a new one (LMDeploy).
        ignore_eos: Go on after the token that ends an answer (LMDeploy).
        skip_special_tokens: Leave special tokens out of the text (LMDeploy).
        spaces_between_special_tokens: Put spaces between special tokens (LMDeploy).
        include_stop_str_in_output: Keep the text that ended the answer in it (LMDeploy).
        enable_thinking: Think before the answer (LMDeploy); give it in `chat_template_kwargs`.
        chat_template_kwargs: Arguments of the chat template (LMDeploy).
        mm_processor_kwargs: Arguments of the model's media processor (LMDeploy).
        media_io_kwargs: Arguments of media loading per kind (LMDeploy).
        do_preprocess: Apply the chat template to the messages (LMDeploy).
        return_token_ids: Return the tokens' ids (LMDeploy).
        return_logprob: Return log probability and id of each token (LMDeploy).
        return_routed_experts: Return which experts were used (LMDeploy).
        input_ids: Prompt as token ids in place of `messages`, which are then empty (LMDeploy).
        image_data: Images beside `input_ids`: an address, an object, or a list of them (LMDeploy).
    """

    model: str
    messages: List[ChatCompletionMessageParam]
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
    tools: List[ChatCompletionTool] | None = None
    tool_choice: ChatCompletionToolChoice | None = None
    parallel_tool_calls: bool | None = None
    response_format: ResponseFormat | None = None
    reasoning_effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str | None = None
    logprobs: bool | None = None
    top_logprobs: Annotated[int | None, Field(ge=0)] = None
    logit_bias: dict[str, Any] | None = None
    seed: int | None = None
    user: str | None = None
    thinking_mode: bool | None = None
    repetition_penalty: float | None = None
    repetition_ngram_size: int | None = None
    repetition_ngram_threshold: int | None = None
    top_k: Annotated[int | None, Field(ge=-1)] = None
    min_p: Annotated[float | None, Field(ge=0, le=1)] = None
    min_new_tokens: Annotated[int | None, Field(ge=0)] = None
    session_id: int | None = None
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
    input_ids: Annotated[List[int] | None, Field(min_length=1)] = None
    image_data: Any | None = None
