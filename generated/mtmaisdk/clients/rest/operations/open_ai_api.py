"""OpenAIApi: its operations as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtmaisdk.clients.rest.operation import Body, Operation

if TYPE_CHECKING:
    from mtmaisdk.clients.rest import models

CREATE_CHAT_COMPLETION: Operation[models.ChatCompletion] = Operation(
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
)

CREATE_COMPLETION: Operation[models.Completion] = Operation(
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
)

CREATE_IMAGE: Operation[models.ImagesResponse] = Operation(
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
)

CREATE_SPEECH: Operation[bytes] = Operation(
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
)

CREATE_TRANSCRIPTION: Operation[models.Transcription] = Operation(
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
    text_field="text",
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
    text_field="text",
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
)
