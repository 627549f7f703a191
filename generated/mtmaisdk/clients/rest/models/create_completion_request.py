"""The model `CreateCompletionRequest`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from mtmaisdk.clients.rest.contract.model import Model
from mtmaisdk.clients.rest.models.chat_completion_stop import ChatCompletionStop
from mtmaisdk.clients.rest.models.chat_completion_stream_options import ChatCompletionStreamOptions
from mtmaisdk.clients.rest.models.completion_prompt import CompletionPrompt


class CreateCompletionRequest(Model):
    """A text to continue.

    Attributes:
        model: Model that answers.
        prompt: See `CompletionPrompt`.
        stream: Answer as an event stream.
        stream_options: What the stream brings.
        max_tokens: Longest answer in tokens.
        max_completion_tokens: Longest answer in tokens; wins over `max_tokens` (LMDeploy).
        temperature: How random the answer is; default 1 at OpenAI, 0.7 at LMDeploy 0.6.
        top_p: Chooses among the likeliest tokens up to this total probability; LMDeploy refuses 0.
        n: Number of answers per prompt.
        best_of: Answers made of which the `n` best are returned (OpenAI; not in a stream).
        echo: Repeat the prompt before the answer.
        suffix: Text that follows the answer.
        stop: Texts that end the answer.
        presence_penalty: Positive values make new topics likelier; LMDeploy ignores it.
        frequency_penalty: Positive values make repetition less likely; LMDeploy ignores it.
        logit_bias: Bias per token id, from -100 (never) to 100 (always).
        logprobs: Number of likeliest tokens per position to return; at most 5 at OpenAI.
        seed: Same seed and same request give mostly the same answer.
        user: Caller's name for its end user.
        repetition_penalty: Above 1 makes repetition less likely (LMDeploy).
        top_k: Chooses among this many likeliest tokens (LMDeploy; vLLM, where -1 is all).
        min_p: Least probability of a token, relative to the likeliest (LMDeploy).
        session_id: Session that the request belongs to, -1 for a new one (LMDeploy).
        ignore_eos: Go on after the token that ends an answer (LMDeploy).
        skip_special_tokens: Leave special tokens out of the text (LMDeploy).
        spaces_between_special_tokens: Put spaces between special tokens (LMDeploy).
        return_token_ids: Return the tokens' ids (LMDeploy).
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
    session_id: int | None = None
    ignore_eos: bool | None = None
    skip_special_tokens: bool | None = None
    spaces_between_special_tokens: bool | None = None
    return_token_ids: bool | None = None
