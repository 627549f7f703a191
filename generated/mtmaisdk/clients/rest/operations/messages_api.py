"""The operations of `MessagesApi` as data."""

from __future__ import annotations

from typing import Literal

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.answers import StreamEvent, UnknownEvent
from mtmaisdk.clients.rest.contract.operation import BackendCodes, Body, Failure, Operation, Parameter
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
        "invalid_request_error": 400,
        "authentication_error": 401,
        "billing_error": 402,
        "permission_error": 403,
        "not_found_error": 404,
        "request_too_large": 413,
        "rate_limit_error": 429,
        "api_error": 500,
        "timeout_error": 504,
        "overloaded_error": 529,
    },
    final=("billing_error", "insufficient_quota", "insufficient_user_quota"),
)


PATHS = ("/v1/messages/count_tokens", "/v1/messages")
COUNT_MESSAGE_TOKENS: Operation[models.MessageTokenCount] = Operation(
    name="count_message_tokens",
    method="POST",
    path="/v1/messages/count_tokens",
    accept="application/json",
    responses={
        "200": "MessageTokenCount",
        "400": "MessagesErrorResponse",
        "401": "MessagesErrorResponse",
        "404": "MessagesErrorResponse",
        "422": "MessagesErrorResponse",
        "429": "MessagesErrorResponse",
        "500": "MessagesErrorResponse",
        "529": "MessagesErrorResponse",
    },
    parameters=(
        Parameter("anthropic_version", "anthropic-version", "header", str, sent="2023-06-01"),
        Parameter("anthropic_beta", "anthropic-beta", "header", str),
    ),
    body=Body("CountMessageTokensRequest", "application/json", required=True),
    auth=("anthropicAuth", "bearerAuth"),
    family=PATHS,
    codes=CODES,
    provider="anthropic",
)

CREATE_MESSAGE: StreamingOperation[
    models.MessagesMessage,
    StreamEvent[Literal["message_start"], models.MessagesStartEvent]
    | StreamEvent[Literal["content_block_start"], models.MessagesBlockStartEvent]
    | StreamEvent[Literal["content_block_delta"], models.MessagesBlockDeltaEvent]
    | StreamEvent[Literal["content_block_stop"], models.MessagesBlockStopEvent]
    | StreamEvent[Literal["ping"], models.MessagesEvent]
    | StreamEvent[Literal["message_delta"], models.MessagesDeltaEvent]
    | StreamEvent[Literal["message_stop"], models.MessagesEvent]
    | UnknownEvent,
] = StreamingOperation(
    name="create_message",
    method="POST",
    path="/v1/messages",
    accept="application/json, text/event-stream",
    responses={
        "200": "MessagesMessage",
        "400": "MessagesErrorResponse",
        "401": "MessagesErrorResponse",
        "402": "MessagesErrorResponse",
        "403": "MessagesErrorResponse",
        "404": "MessagesErrorResponse",
        "413": "MessagesErrorResponse",
        "422": "MessagesErrorResponse",
        "429": "MessagesErrorResponse",
        "500": "MessagesErrorResponse",
        "504": "MessagesErrorResponse",
        "529": "MessagesErrorResponse",
    },
    parameters=(
        Parameter("anthropic_version", "anthropic-version", "header", str, sent="2023-06-01"),
        Parameter("anthropic_beta", "anthropic-beta", "header", str),
    ),
    body=Body("CreateMessageRequest", "application/json", required=True),
    auth=("anthropicAuth", "bearerAuth"),
    family=PATHS,
    answer=("content", "stop_reason"),
    failure=Failure("stop_reason", ("stop_sequence",), without="stop_sequence", unless_asked="stop_sequences"),
    codes=CODES,
    provider="anthropic",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "message_start",
                model="MessagesStartEvent",
                finish_reason="message.stop_reason",
                usage=("message.usage",),
                carried=("message.id", "message.model"),
                part=PartDeclaration(all="message.content"),
            ),
            EventDeclaration(
                "content_block_start",
                model="MessagesBlockStartEvent",
                part=PartDeclaration(index="index", begins="content_block"),
            ),
            EventDeclaration(
                "content_block_delta",
                model="MessagesBlockDeltaEvent",
                part=PartDeclaration(
                    index="index",
                    adds={
                        "delta.text": "text",
                        "delta.thinking": "thinking",
                        "delta.signature": "signature",
                        "delta.partial_json": "input",
                        "delta.citation": "citations",
                    },
                ),
            ),
            EventDeclaration("content_block_stop", model="MessagesBlockStopEvent"),
            EventDeclaration("ping", model="MessagesEvent"),
            EventDeclaration(
                "message_delta",
                model="MessagesDeltaEvent",
                finish_reason="delta.stop_reason",
                usage=("usage",),
                failure=Failure(
                    "delta.stop_reason",
                    ("stop_sequence",),
                    without="delta.stop_sequence",
                    unless_asked="stop_sequences",
                ),
            ),
            EventDeclaration("message_stop", model="MessagesEvent", terminal=True),
        ),
        errors=("error",),
        request={"stream": True},
        discriminator="type",
        parts=PartsDeclaration(
            "content",
            (
                PartKind("text", text=("text",)),
                PartKind("thinking", reasoning=("thinking",)),
                PartKind("tool_use", call={"id": "id", "name": "name", "arguments": "input"}),
            ),
            whole=("message_start", "message"),
        ),
        failures=(),
    ),
)
