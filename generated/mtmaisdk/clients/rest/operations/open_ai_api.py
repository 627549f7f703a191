"""The operations of `OpenAIApi` as data."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.answers import StreamEvent, UnknownEvent
from mtmaisdk.clients.rest.contract.operation import BackendCodes, Body, Failure, Operation, Packed, Parameter
from mtmaisdk.clients.rest.contract.stream import (
    EventDeclaration,
    PartDeclaration,
    PartKind,
    PartsDeclaration,
    StreamDeclaration,
    StreamingOperation,
)

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
    "/v1/responses/{response_id}/cancel",
    "/v1/chat/completions",
    "/v1/completions",
    "/v1/embeddings",
    "/v1/images/generations",
    "/v1/moderations",
    "/v1/responses",
    "/v1/audio/speech",
    "/v1/audio/transcriptions",
    "/v1/audio/translations",
    "/v1/responses/{response_id}",
    "/v1/images/edits",
    "/v1/encode",
    "/v1/models/{model}",
    "/v1/responses/{response_id}",
    "/v1/models",
    "/v1/responses/{response_id}/input_items",
    "/v1/rerank",
)
CANCEL_RESPONSE: Operation[models.ResponseObject] = Operation(
    name="cancel_response",
    method="POST",
    path="/v1/responses/{response_id}/cancel",
    accept="application/json, text/plain",
    responses={
        "200": "ResponseObject",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
    },
    parameters=(Parameter("response_id", "response_id", "path", str, required=True),),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("output", "status"),
    codes=CODES,
    provider="openai",
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
    packed=Packed({"encoding_format": "base64"}, "data.embedding"),
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

CREATE_MODERATION: Operation[models.Moderation] = Operation(
    name="create_moderation",
    method="POST",
    path="/v1/moderations",
    accept="application/json, text/plain",
    responses={
        "200": "Moderation",
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
    body=Body("CreateModerationRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("results.flagged",),
    codes=CODES,
    provider="openai",
)

CREATE_RESPONSE: StreamingOperation[
    models.ResponseObject,
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
    | UnknownEvent,
] = StreamingOperation(
    name="create_response",
    method="POST",
    path="/v1/responses",
    accept="application/json, text/event-stream, text/plain",
    responses={
        "200": "ResponseObject",
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
    body=Body("CreateResponseRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("output",),
    failure=Failure("status", ("failed", "cancelled"), error="error"),
    codes=CODES,
    provider="openai",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "response.created", model="ResponsesStateEvent", carried=("response.id", "response.model")
            ),
            EventDeclaration("response.queued", model="ResponsesStateEvent"),
            EventDeclaration("response.in_progress", model="ResponsesStateEvent"),
            EventDeclaration(
                "response.output_item.added",
                model="ResponsesItemEvent",
                part=PartDeclaration(index="output_index", id="item.id", begins="item"),
            ),
            EventDeclaration("response.content_part.added", model="ResponsesPartEvent"),
            EventDeclaration(
                "response.output_text.delta",
                model="ResponsesTextDeltaEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="message", adds={"delta": "content[output_text].text"}
                ),
            ),
            EventDeclaration("response.output_text.annotation.added", model="ResponsesAnnotationEvent"),
            EventDeclaration(
                "response.output_text.done",
                model="ResponsesTextDoneEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="message", wholes={"text": "content[output_text].text"}
                ),
            ),
            EventDeclaration(
                "response.refusal.delta",
                model="ResponsesRefusalDeltaEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="message", adds={"delta": "content[refusal].refusal"}
                ),
            ),
            EventDeclaration(
                "response.refusal.done",
                model="ResponsesRefusalDoneEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="message", wholes={"refusal": "content[refusal].refusal"}
                ),
            ),
            EventDeclaration("response.reasoning_summary_part.added", model="ResponsesPartEvent"),
            EventDeclaration(
                "response.reasoning_summary_text.delta",
                model="ResponsesReasoningDeltaEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="reasoning", adds={"delta": "summary[summary_text].text"}
                ),
            ),
            EventDeclaration(
                "response.reasoning_summary_text.done",
                model="ResponsesReasoningDoneEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="reasoning", wholes={"text": "summary[summary_text].text"}
                ),
            ),
            EventDeclaration(
                "response.reasoning_summary_part.done",
                model="ResponsesPartEvent",
                part=PartDeclaration(index="output_index", id="item_id", kind="reasoning", wholes={"part": "summary"}),
            ),
            EventDeclaration("response.reasoning_part.added", model="ResponsesPartEvent"),
            EventDeclaration(
                "response.reasoning_text.delta",
                model="ResponsesReasoningDeltaEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="reasoning", adds={"delta": "content[reasoning_text].text"}
                ),
            ),
            EventDeclaration(
                "response.reasoning_text.done",
                model="ResponsesReasoningDoneEvent",
                part=PartDeclaration(
                    index="output_index",
                    id="item_id",
                    kind="reasoning",
                    wholes={"text": "content[reasoning_text].text"},
                ),
            ),
            EventDeclaration(
                "response.reasoning_part.done",
                model="ResponsesPartEvent",
                part=PartDeclaration(index="output_index", id="item_id", kind="reasoning", wholes={"part": "content"}),
            ),
            EventDeclaration(
                "response.content_part.done",
                model="ResponsesPartEvent",
                part=PartDeclaration(index="output_index", id="item_id", kind="message", wholes={"part": "content"}),
            ),
            EventDeclaration(
                "response.function_call_arguments.delta",
                model="ResponsesArgumentsDeltaEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="function_call", adds={"delta": "arguments"}
                ),
            ),
            EventDeclaration(
                "response.function_call_arguments.done",
                model="ResponsesArgumentsDoneEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="function_call", wholes={"arguments": "arguments"}
                ),
            ),
            EventDeclaration(
                "response.custom_tool_call_input.delta",
                model="ResponsesArgumentsDeltaEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="custom_tool_call", adds={"delta": "input"}
                ),
            ),
            EventDeclaration(
                "response.custom_tool_call_input.done",
                model="ResponsesInputDoneEvent",
                part=PartDeclaration(
                    index="output_index", id="item_id", kind="custom_tool_call", wholes={"input": "input"}
                ),
            ),
            EventDeclaration(
                "response.output_item.done",
                model="ResponsesItemEvent",
                part=PartDeclaration(index="output_index", id="item.id", ends="item"),
            ),
            EventDeclaration(
                "response.completed",
                model="ResponsesStateEvent",
                finish_reason="response.status",
                usage=("response.usage",),
                carried=(
                    "response.id",
                    "response.model",
                    "response.incomplete_details",
                    "response.previous_response_id",
                ),
                terminal=True,
                part=PartDeclaration(all="response.output"),
                failure=Failure("response.status", ("failed", "cancelled"), error="response.error"),
            ),
            EventDeclaration(
                "response.incomplete",
                model="ResponsesStateEvent",
                finish_reason="response.status",
                usage=("response.usage",),
                carried=(
                    "response.id",
                    "response.model",
                    "response.incomplete_details",
                    "response.previous_response_id",
                ),
                terminal=True,
                part=PartDeclaration(all="response.output"),
                failure=Failure("response.status", ("failed", "cancelled"), error="response.error"),
            ),
            EventDeclaration("keepalive", model="ResponsesEvent"),
            EventDeclaration("response.web_search_call.in_progress", model="ResponsesToolEvent"),
            EventDeclaration("response.web_search_call.searching", model="ResponsesToolEvent"),
            EventDeclaration("response.web_search_call.completed", model="ResponsesToolEvent"),
            EventDeclaration("response.file_search_call.in_progress", model="ResponsesToolEvent"),
            EventDeclaration("response.file_search_call.searching", model="ResponsesToolEvent"),
            EventDeclaration("response.file_search_call.completed", model="ResponsesToolEvent"),
            EventDeclaration("response.code_interpreter_call.in_progress", model="ResponsesToolEvent"),
            EventDeclaration("response.code_interpreter_call.interpreting", model="ResponsesToolEvent"),
            EventDeclaration("response.code_interpreter_call.completed", model="ResponsesToolEvent"),
            EventDeclaration("response.code_interpreter_call_code.delta", model="ResponsesArgumentsDeltaEvent"),
            EventDeclaration("response.code_interpreter_call_code.done", model="ResponsesCodeDoneEvent"),
            EventDeclaration("response.image_generation_call.in_progress", model="ResponsesToolEvent"),
            EventDeclaration("response.image_generation_call.generating", model="ResponsesToolEvent"),
            EventDeclaration("response.image_generation_call.completed", model="ResponsesToolEvent"),
            EventDeclaration("response.image_generation_call.partial_image", model="ResponsesPartialImageEvent"),
            EventDeclaration("response.mcp_call.in_progress", model="ResponsesToolEvent"),
            EventDeclaration("response.mcp_call.completed", model="ResponsesToolEvent"),
            EventDeclaration("response.mcp_call.failed", model="ResponsesToolEvent"),
            EventDeclaration("response.mcp_call_arguments.delta", model="ResponsesArgumentsDeltaEvent"),
            EventDeclaration("response.mcp_call_arguments.done", model="ResponsesArgumentsDoneEvent"),
            EventDeclaration("response.mcp_list_tools.in_progress", model="ResponsesToolEvent"),
            EventDeclaration("response.mcp_list_tools.completed", model="ResponsesToolEvent"),
            EventDeclaration("response.mcp_list_tools.failed", model="ResponsesToolEvent"),
            EventDeclaration("response.shell_call_command.added", model="ResponsesToolEvent"),
            EventDeclaration("response.shell_call_command.delta", model="ResponsesToolEvent"),
            EventDeclaration("response.shell_call_command.done", model="ResponsesToolEvent"),
            EventDeclaration("response.shell_call_output_content.delta", model="ResponsesToolEvent"),
            EventDeclaration("response.shell_call_output_content.done", model="ResponsesToolEvent"),
            EventDeclaration("response.compaction.compacting", model="ResponsesToolEvent"),
            EventDeclaration("response.audio.delta", model="ResponsesAudioEvent"),
            EventDeclaration("response.audio.done", model="ResponsesAudioEvent"),
            EventDeclaration("response.audio.transcript.delta", model="ResponsesAudioEvent"),
            EventDeclaration("response.audio.transcript.done", model="ResponsesAudioEvent"),
        ),
        errors=("response.failed", "error"),
        request={"stream": True},
        discriminator="type",
        parts=PartsDeclaration(
            "output",
            (
                PartKind("message", text=("content[output_text].text",), refusal=("content[refusal].refusal",)),
                PartKind(
                    "reasoning",
                    reasoning=(
                        "summary[summary_text].text",
                        "content[reasoning_text].text",
                        "content[output_text].text",
                    ),
                ),
                PartKind("function_call", call={"id": "call_id", "name": "name", "arguments": "arguments"}),
                PartKind(
                    "custom_tool_call", call={"id": "call_id", "name": "name", "arguments": "input"}, call_type="custom"
                ),
            ),
            whole=("response.completed", "response"),
        ),
        failures=(
            EventDeclaration(
                "response.failed",
                model="ResponsesStateEvent",
                usage=("response.usage",),
                carried=("response.id", "response.model"),
                part=PartDeclaration(all="response.output"),
            ),
        ),
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

DELETE_RESPONSE: Operation[models.DeletedResponse] = Operation(
    name="delete_response",
    method="DELETE",
    path="/v1/responses/{response_id}",
    accept="application/json, text/plain",
    responses={
        "200": "DeletedResponse",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
    },
    parameters=(Parameter("response_id", "response_id", "path", str, required=True),),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("deleted",),
    codes=CODES,
    provider="openai",
)

EDIT_IMAGE: StreamingOperation[
    models.ImagesResponse,
    StreamEvent[Literal["image_edit.partial_image"], models.ImagePartialEvent]
    | StreamEvent[Literal["image_edit.completed"], models.ImageCompletedEvent]
    | UnknownEvent,
] = StreamingOperation(
    name="edit_image",
    method="POST",
    path="/v1/images/edits",
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
    body=Body("EditImageRequest", "multipart/form-data", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data.b64_json", "data.url"),
    codes=CODES,
    provider="openai",
    gen_ai="generate_content",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration("image_edit.partial_image", model="ImagePartialEvent"),
            EventDeclaration("image_edit.completed", model="ImageCompletedEvent", usage=("usage",), terminal=True),
        ),
        errors=("error",),
        request={"stream": True},
        end="[DONE]",
        discriminator="type",
    ),
)

ENCODE_TEXT: Operation[models.EncodeResponse] = Operation(
    name="encode_text",
    method="POST",
    path="/v1/encode",
    accept="application/json, text/plain",
    responses={
        "200": "EncodeResponse",
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
    body=Body("EncodeRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("input_ids",),
    codes=CODES,
    provider="openai",
)

GET_MODEL: Operation[models.ModelInfo] = Operation(
    name="get_model",
    method="GET",
    path="/v1/models/{model}",
    accept="application/json, text/plain",
    responses={
        "200": "ModelInfo",
        "401": "OpenAIErrorResponse",
        "403": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
        "501": "OpenAIErrorResponse",
        "503": "OpenAIErrorResponse",
    },
    parameters=(Parameter("model", "model", "path", str, required=True),),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("id",),
    codes=CODES,
    provider="openai",
)

GET_RESPONSE: Operation[models.ResponseObject] = Operation(
    name="get_response",
    method="GET",
    path="/v1/responses/{response_id}",
    accept="application/json, text/plain",
    responses={
        "200": "ResponseObject",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
    },
    parameters=(
        Parameter("response_id", "response_id", "path", str, required=True),
        Parameter("include", "include", "query", list[str]),
    ),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("output", "status"),
    codes=CODES,
    provider="openai",
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

LIST_RESPONSE_INPUT_ITEMS: Operation[models.ResponsesItemList] = Operation(
    name="list_response_input_items",
    method="GET",
    path="/v1/responses/{response_id}/input_items",
    accept="application/json, text/plain",
    responses={
        "200": "ResponsesItemList",
        "400": "OpenAIErrorResponse",
        "401": "OpenAIErrorResponse",
        "404": "OpenAIErrorResponse",
        "429": "OpenAIErrorResponse",
        "500": "OpenAIErrorResponse",
    },
    parameters=(
        Parameter("response_id", "response_id", "path", str, required=True),
        Parameter("after", "after", "query", str),
        Parameter("limit", "limit", "query", int, constraints=dict(ge=1, le=100)),
        Parameter("order", "order", "query", Literal["asc", "desc"]),
        Parameter("include", "include", "query", list[str]),
    ),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="openai",
)

RERANK: Operation[models.RerankResponse] = Operation(
    name="rerank",
    method="POST",
    path="/v1/rerank",
    accept="application/json, text/plain",
    responses={
        "200": "RerankResponse",
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
    body=Body("RerankRequest", "application/json", required=True),
    auth=("bearerAuth",),
    family=PATHS,
    answer=("results.index",),
    codes=CODES,
    provider="openai",
)
