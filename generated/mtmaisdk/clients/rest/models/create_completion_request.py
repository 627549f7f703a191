"""The model `CreateCompletionRequest`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_stop import ChatCompletionStop
from mtmaisdk.clients.rest.models.chat_completion_stream_options import ChatCompletionStreamOptions
from mtmaisdk.clients.rest.models.completion_prompt import CompletionPrompt
from mtmaisdk.clients.rest.models.response_format import ResponseFormat
from mtmaisdk.clients.rest.models.session_id import SessionId


class CreateCompletionRequest(Model):
    """Request for a completion.

    Attributes:
        model: Model to use.
        prompt: See `CompletionPrompt`.
        stream: Stream the answer as events.
        stream_options: Options for the stream.
        max_tokens: Maximum number of tokens in the answer.
        max_completion_tokens: Maximum number of tokens in the answer; takes precedence over `max_tokens`
            (LMDeploy).
        temperature: Randomness of the answer; the default is 1 at OpenAI, 0.7 at LMDeploy 0.6.
        top_p: Sample from the most likely tokens up to this total probability; LMDeploy rejects 0.
        n: Number of answers per prompt.
        best_of: Number of answers to generate, of which the best `n` are returned (OpenAI; not in a stream).
        echo: Whether to repeat the prompt before the answer.
        suffix: Text that comes after the answer.
        stop: Stop texts: each ends the answer.
        presence_penalty: Positive values make new topics more likely; LMDeploy ignores it.
        frequency_penalty: Positive values make repetition less likely; LMDeploy ignores it.
        logit_bias: Bias per token id, from -100 (never) to 100 (always).
        logprobs: Number of most likely tokens to return per position; at most 5 at OpenAI.
        seed: The same seed with the same request mostly gives the same answer.
        user: The caller's identifier for its end user.
        repetition_penalty: Values above 1 make repetition less likely (LMDeploy).
        top_k: Sample from this many most likely tokens (LMDeploy; vLLM, where -1 means all).
        min_p: Minimum probability of a token, relative to the most likely token (LMDeploy).
        session_id: Session to which the request belongs; a new one by default.
        ignore_eos: Continue after the end-of-sequence token (LMDeploy).
        skip_special_tokens: Omit special tokens from the text (LMDeploy).
        spaces_between_special_tokens: Put spaces between special tokens (LMDeploy).
        repetition_ngram_size: Length of a repeated n-gram that stops the answer (LMDeploy).
        repetition_ngram_threshold: Number of repetitions of such an n-gram before the answer stops (LMDeploy).
        min_tokens: Minimum number of tokens in the answer (vLLM, SGLang).
        stop_token_ids: Token ids, each of which ends the answer (vLLM, SGLang).
        response_format: Format of the answer (vLLM, SGLang).
        return_token_ids: Return the token ids (LMDeploy).
    """

    model: str
    prompt: CompletionPrompt
    stream: bool | None = None
    stream_options: ChatCompletionStreamOptions | None = None
    max_tokens: Annotated[int | None, Field(ge=0)] = None
    max_completion_tokens: int | None = None
    temperature: Annotated[float | None, Field(ge=0, le=2)] = None
    top_p: Annotated[float | None, Field(ge=0, le=1)] = None
    n: Annotated[int | None, Field(ge=1, le=128)] = None
    best_of: Annotated[int | None, Field(ge=0, le=20)] = None
    echo: bool | None = None
    suffix: str | None = None
    stop: ChatCompletionStop | None = None
    presence_penalty: Annotated[float | None, Field(ge=-2, le=2)] = None
    frequency_penalty: Annotated[float | None, Field(ge=-2, le=2)] = None
    logit_bias: dict[str, Any] | None = None
    logprobs: Annotated[int | None, Field(ge=0)] = None
    seed: int | None = None
    user: str | None = None
    repetition_penalty: float | None = None
    top_k: Annotated[int | None, Field(ge=-1)] = None
    min_p: Annotated[float | None, Field(ge=0, le=1)] = None
    session_id: SessionId | None = None
    ignore_eos: bool | None = None
    skip_special_tokens: bool | None = None
    spaces_between_special_tokens: bool | None = None
    repetition_ngram_size: int | None = None
    repetition_ngram_threshold: int | None = None
    min_tokens: Annotated[int | None, Field(ge=0)] = None
    stop_token_ids: list[int] | None = None
    response_format: ResponseFormat | None = None
    return_token_ids: bool | None = None
