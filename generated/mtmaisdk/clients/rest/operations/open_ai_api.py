"""The operations of `OpenAIApi` as data."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.answers import StreamEvent, UnknownEvent
from mtmaisdk.clients.rest.contract.operation import BackendCodes, Body, Operation
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, StreamDeclaration, StreamingOperation

CODES = BackendCodes(
    statuses={
        "10400": 404,
        "10402": 504,
        "A0202": 401,
        "A0211": 401,
        "rate_limit_exceeded": 429,
        "rate_limit_error": 429,
        "overloaded": 503,
        "overloaded_error": 503,
        "server_is_overloaded": 503,
        "engine_overloaded": 503,
    },
    final=(
        "insufficient_quota",
        "insufficient_user_quota",
        "pre_consume_token_quota_failed",
        "billing_hard_limit_reached",
    ),
)


PATHS = (
    "/v1/chat/completions",
    "/v1/completions",
    "/v1/embeddings",
    "/v1/images/generations",
    "/v1/audio/speech",
    "/v1/audio/transcriptions",
    "/v1/audio/translations",
    "/v1/models",
)
CREATE_CHAT_COMPLETION: StreamingOperation[models.ChatCompletion, models.ChatCompletionChunk] = StreamingOperation(
    name="create_chat_completion",
    method="POST",
    path="/v1/chat/completions",
    accept="application/json, text/event-stream, text/plain",
    responses={
        "200": "ChatCompletion",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "409": "OpenAIErrorResponse",
        "422": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    body=Body("CreateChatCompletionRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    codes=CODES,
    provider="openai",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "message",
                model="ChatCompletionChunk",
                text="choices.delta.content",
                reasoning=("choices.delta.reasoning_content", "choices.delta.reasoning"),
                tool_calls="choices.delta.tool_calls",
                finish_reason="choices.finish_reason",
                usage=("usage", "choices.usage", "x_groq.usage"),
                carried=(
                    "id",
                    "model",
                    "created",
                    "system_fingerprint",
                    "service_tier",
                    "choices.logprobs",
                    "choices.output_ids",
                    "choices.output_token_logprobs",
                    "choices.gen_tokens",
                    "choices.token_ids",
                    "choices.routed_experts",
                    "choices.stop_reason",
                    "choices.matched_stop",
                    "choices.delta.refusal",
                    "choices.delta.annotations",
                    "choices.delta.audio",
                    "choices.delta.images",
                    "moderation",
                ),
            ),
        ),
        errors=("error",),
        request={"stream": True},
        end="[DONE]",
        whole_answer={"message": "delta"},
    ),
)

CREATE_COMPLETION: StreamingOperation[models.Completion, models.Completion] = StreamingOperation(
    name="create_completion",
    method="POST",
    path="/v1/completions",
    accept="application/json, text/event-stream, text/plain",
    responses={
        "200": "Completion",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "409": "OpenAIErrorResponse",
        "422": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    body=Body("CreateCompletionRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    codes=CODES,
    provider="openai",
    gen_ai="text_completion",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "message",
                model="Completion",
                text="choices.text",
                finish_reason="choices.finish_reason",
                usage=("usage",),
                carried=("id", "model", "created", "system_fingerprint", "choices.logprobs"),
            ),
        ),
        errors=("error",),
        request={"stream": True},
        end="[DONE]",
    ),
)

CREATE_EMBEDDING: Operation[models.CreateEmbeddingResponse] = Operation(
    name="create_embedding",
    method="POST",
    path="/v1/embeddings",
    accept="application/json, text/plain",
    responses={
        "200": "CreateEmbeddingResponse",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "409": "OpenAIErrorResponse",
        "422": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    body=Body("CreateEmbeddingRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data.embedding",),
    codes=CODES,
    provider="openai",
    gen_ai="embeddings",
)

CREATE_IMAGE: StreamingOperation[
    models.ImagesResponse,
    StreamEvent[Literal["image_generation.partial_image"], models.ImagePartialEvent]
    | StreamEvent[Literal["image_generation.completed"], models.ImageCompletedEvent]
    | UnknownEvent,
] = StreamingOperation(
    name="create_image",
    method="POST",
    path="/v1/images/generations",
    accept="application/json, text/event-stream, text/plain",
    responses={
        "200": "ImagesResponse",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "409": "OpenAIErrorResponse",
        "422": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    body=Body("CreateImageRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data.b64_json", "data.url"),
    codes=CODES,
    provider="openai",
    gen_ai="generate_content",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration("image_generation.partial_image", model="ImagePartialEvent"),
            EventDeclaration(
                "image_generation.completed", model="ImageCompletedEvent", usage=("usage",), terminal=True
            ),
        ),
        errors=("error",),
        request={"stream": True},
        end="[DONE]",
        discriminator="type",
    ),
)

CREATE_SPEECH: StreamingOperation[
    bytes,
    StreamEvent[Literal["speech.audio.delta"], models.SpeechAudioDeltaEvent]
    | StreamEvent[Literal["speech.audio.done"], models.SpeechAudioDoneEvent]
    | UnknownEvent,
] = StreamingOperation(
    name="create_speech",
    method="POST",
    path="/v1/audio/speech",
    accept="audio/mpeg, audio/opus, audio/aac, audio/flac, audio/wav, audio/pcm, application/octet-stream, text/event-stream, application/json, text/plain",
    responses={
        "200": "bytes",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "409": "OpenAIErrorResponse",
        "422": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    body=Body("CreateSpeechRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    codes=CODES,
    provider="openai",
    gen_ai="generate_content",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration("speech.audio.delta", model="SpeechAudioDeltaEvent"),
            EventDeclaration("speech.audio.done", model="SpeechAudioDoneEvent", usage=("usage",), terminal=True),
        ),
        errors=("error",),
        request={"stream_format": "sse"},
        end="[DONE]",
        discriminator="type",
    ),
)

CREATE_TRANSCRIPTION: StreamingOperation[
    models.Transcription,
    StreamEvent[Literal["transcript.text.delta"], models.TranscriptionDeltaEvent]
    | StreamEvent[Literal["transcript.text.segment"], models.TranscriptionSegment]
    | StreamEvent[Literal["transcript.text.done"], models.TranscriptionDoneEvent]
    | UnknownEvent,
] = StreamingOperation(
    name="create_transcription",
    method="POST",
    path="/v1/audio/transcriptions",
    accept="application/json, text/plain, text/event-stream",
    responses={
        "200": "Transcription",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "409": "OpenAIErrorResponse",
        "422": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    body=Body("CreateTranscriptionRequest", "multipart/form-data", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    text_field="text",
    answer=("text",),
    codes=CODES,
    provider="openai",
    gen_ai="generate_content",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration("transcript.text.delta", model="TranscriptionDeltaEvent", text="delta"),
            EventDeclaration("transcript.text.segment", model="TranscriptionSegment"),
            EventDeclaration("transcript.text.done", model="TranscriptionDoneEvent", usage=("usage",), terminal=True),
        ),
        errors=("error",),
        request={"stream": True},
        end="[DONE]",
        discriminator="type",
        whole_answer={"text": "delta"},
    ),
)

CREATE_TRANSLATION: Operation[models.Transcription] = Operation(
    name="create_translation",
    method="POST",
    path="/v1/audio/translations",
    accept="application/json, text/plain",
    responses={
        "200": "Transcription",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "409": "OpenAIErrorResponse",
        "422": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    body=Body("CreateTranslationRequest", "multipart/form-data", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    text_field="text",
    answer=("text",),
    codes=CODES,
    provider="openai",
    gen_ai="generate_content",
)

LIST_MODELS: Operation[models.ModelList] = Operation(
    name="list_models",
    method="GET",
    path="/v1/models",
    accept="application/json, text/plain",
    responses={
        "200": "ModelList",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data.id",),
    codes=CODES,
    provider="openai",
)
