"""The operations of `ChatApi` as data."""

from __future__ import annotations

from typing import Any, Literal

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.answers import StreamEvent, UnknownEvent
from mtmaisdk.clients.rest.contract.operation import Body, Operation, Parameter
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, StreamDeclaration, StreamingOperation

PATHS = (
    "/api/v1/tenants/{tenant}/callModel",
    "/api/v1/tenants/{tenant}/chat",
    "/api/v1/tenants/{tenant}/chat/completions",
    "/api/v1/tenants/{tenant}/chat/{chatId}/messages",
    "/api/v1/tenants/{tenant}/chat/models",
)
CHAT_CALL_MODEL: StreamingOperation[
    str,
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
    | UnknownEvent,
] = StreamingOperation(
    name="chat_call_model",
    method="POST",
    path="/api/v1/tenants/{tenant}/callModel",
    accept="text/event-stream, application/json",
    responses={"200": "str", "400": "APIErrors", "403": "APIError"},
    parameters=(Parameter("tenant", "tenant", "path", str, required=True),),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
    family=PATHS,
    provider="mtmai",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="data-stream",
        events=(
            EventDeclaration("0", text="."),
            EventDeclaration("2", error="error"),
            EventDeclaration("g", reasoning=(".",)),
            EventDeclaration("9", model="ChatStreamToolCall"),
            EventDeclaration("a", model="ChatStreamToolResult"),
            EventDeclaration("b"),
            EventDeclaration("c"),
            EventDeclaration("8"),
            EventDeclaration("f"),
            EventDeclaration("e", model="ChatStreamStep"),
            EventDeclaration(
                "d", model="ChatStreamFinish", finish_reason="finishReason", usage=("usage",), terminal=True
            ),
        ),
        errors=("3",),
        alternatives=("sse",),
        end_optional=True,
    ),
)

CHAT_CHAT: StreamingOperation[
    str,
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
    | UnknownEvent,
] = StreamingOperation(
    name="chat_chat",
    method="POST",
    path="/api/v1/tenants/{tenant}/chat",
    accept="text/event-stream, application/json",
    responses={"200": "str", "400": "APIErrors", "403": "APIError"},
    parameters=(Parameter("tenant", "tenant", "path", str, required=True),),
    body=Body("ChatReq", "application/json", argument="chat_req"),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
    family=PATHS,
    provider="mtmai",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="data-stream",
        events=(
            EventDeclaration("0", text="."),
            EventDeclaration("2", error="error"),
            EventDeclaration("g", reasoning=(".",)),
            EventDeclaration("9", model="ChatStreamToolCall"),
            EventDeclaration("a", model="ChatStreamToolResult"),
            EventDeclaration("b"),
            EventDeclaration("c"),
            EventDeclaration("8"),
            EventDeclaration("f"),
            EventDeclaration("e", model="ChatStreamStep"),
            EventDeclaration(
                "d", model="ChatStreamFinish", finish_reason="finishReason", usage=("usage",), terminal=True
            ),
        ),
        errors=("3",),
        alternatives=("sse",),
        end_optional=True,
    ),
)

CHAT_COMPLETIONS: StreamingOperation[
    Any,
    StreamEvent[Literal["message"], models.ChatCompletionChunk]
    | StreamEvent[Literal["0"], Any]
    | StreamEvent[Literal["2"], Any]
    | StreamEvent[Literal["d"], models.ChatStreamFinish]
    | UnknownEvent,
] = StreamingOperation(
    name="chat_completions",
    method="POST",
    path="/api/v1/tenants/{tenant}/chat/completions",
    accept="application/json, text/event-stream",
    responses={"200": "object", "400": "APIErrors", "403": "APIError"},
    parameters=(Parameter("tenant", "tenant", "path", str, required=True),),
    body=Body("ChatCompletionsReq", "application/json", argument="chat_completions_req"),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
    family=PATHS,
    provider="mtmai",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "message",
                model="ChatCompletionChunk",
                text="choices.delta.content",
                reasoning=("choices.delta.reasoning_content",),
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
                    "choices.delta.refusal",
                    "choices.delta.annotations",
                    "choices.delta.audio",
                    "choices.delta.images",
                ),
            ),
            EventDeclaration("0", text="."),
            EventDeclaration("2", error="error"),
            EventDeclaration(
                "d", model="ChatStreamFinish", finish_reason="finishReason", usage=("usage",), terminal=True
            ),
        ),
        errors=("3",),
        alternatives=("data-stream",),
        request={"stream": True},
        end="[DONE]",
        whole_answer={"message": "delta"},
    ),
)

CHAT_MESSAGES: Operation[models.ChatMessages] = Operation(
    name="chat_messages",
    method="GET",
    path="/api/v1/tenants/{tenant}/chat/{chatId}/messages",
    accept="application/json",
    responses={"200": "ChatMessages"},
    parameters=(
        Parameter("tenant", "tenant", "path", str, required=True),
        Parameter("chat_id", "chatId", "path", str, required=True),
    ),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
    family=PATHS,
    answer=("messages", "rows"),
    may_be_empty=True,
    provider="mtmai",
)

CHAT_MODELS: Operation[models.ChatModelList] = Operation(
    name="chat_models",
    method="GET",
    path="/api/v1/tenants/{tenant}/chat/models",
    accept="application/json",
    responses={"200": "ChatModelList", "400": "APIErrors", "403": "APIError"},
    parameters=(Parameter("tenant", "tenant", "path", str, required=True),),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
    family=PATHS,
    answer=("rows",),
    may_be_empty=True,
    provider="mtmai",
)
