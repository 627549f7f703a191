"""ChatApi: its operations as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtmaisdk.clients.rest.operation import Body, Operation, Parameter

if TYPE_CHECKING:
    from mtmaisdk.clients.rest import models

CHAT_CALL_MODEL: Operation[str] = Operation(
    name="chat_call_model",
    method="POST",
    path="/api/v1/tenants/{tenant}/callModel",
    accept="text/event-stream, application/json",
    responses={"200": "str", "400": "APIErrors", "403": "APIError"},
    parameters=(Parameter("tenant", "tenant", "path", str, required=True),),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
)

CHAT_CHAT: Operation[str] = Operation(
    name="chat_chat",
    method="POST",
    path="/api/v1/tenants/{tenant}/chat",
    accept="text/event-stream, application/json",
    responses={"200": "str", "400": "APIErrors", "403": "APIError"},
    parameters=(Parameter("tenant", "tenant", "path", str, required=True),),
    body=Body("ChatReq", "application/json", argument="chat_req"),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
)

CHAT_COMPLETIONS: Operation[Any] = Operation(
    name="chat_completions",
    method="POST",
    path="/api/v1/tenants/{tenant}/chat/completions",
    accept="application/json, text/event-stream",
    responses={"200": "object", "400": "APIErrors", "403": "APIError"},
    parameters=(Parameter("tenant", "tenant", "path", str, required=True),),
    body=Body("ChatCompletionsReq", "application/json", argument="chat_completions_req"),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
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
)

CHAT_MODELS: Operation[models.ChatModelList] = Operation(
    name="chat_models",
    method="GET",
    path="/api/v1/tenants/{tenant}/chat/models",
    accept="application/json",
    responses={"200": "ChatModelList", "400": "APIErrors", "403": "APIError"},
    parameters=(Parameter("tenant", "tenant", "path", str, required=True),),
    auth=("basicAuth", "cookieAuth", "bearerAuth"),
)
