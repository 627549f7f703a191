"""The operations of `ChatchatApi` as data."""

from __future__ import annotations

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.operation import BackendCodes, Body, Operation, Parameter, Route
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, StreamDeclaration, StreamingOperation, TextStates

CODES = BackendCodes(success=("200",))


PATHS = (
    "/api/chat/agent_chat",
    "/chat/agent_chat",
    "/api/chat",
    "/chat/chat",
    "/chat",
    "/chat/chat/completions",
    "/api/conversations",
    "/api/conversations/{conversation_id}",
    "/chat/kb_chat",
    "/api/chat/knowledge_base_chat",
    "/chat/knowledge_base_chat",
    "/api/users/{user_id}/conversations",
    "/api/conversations/{conversation_id}/messages",
    "/api/llm_model/list_running_models",
    "/llm_model/list_running_models",
    "/api/users/login",
    "/api/users/register",
    "/api/conversations/{conversation_id}/update_name",
    "/api/chat/search_engine_chat",
    "/chat/search_engine_chat",
)
AGENT_CHAT: StreamingOperation[models.ChatchatAnswer, models.ChatchatAnswer] = StreamingOperation(
    name="agent_chat",
    method="POST",
    path="/api/chat/agent_chat",
    accept="application/json, text/event-stream",
    responses={"200": "ChatchatAnswer", "404": "ChatchatError", "405": "ChatchatError", "422": "ChatchatError"},
    body=Body("ChatchatAgentChatRequest", "application/json", required=True),
    fallbacks=(Route("POST", "/chat/agent_chat", after_json=True),),
    family=PATHS,
    answer=("answer", "final_answer"),
    codes=CODES,
    provider="langchain-chatchat",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "message", model="ChatchatAnswer", text="answer", final_text="final_answer", carried=("tools",)
            ),
        ),
        request={"stream": True},
    ),
)

CHAT: StreamingOperation[models.ChatchatAnswer, models.ChatchatAnswer] = StreamingOperation(
    name="chat",
    method="POST",
    path="/api/chat",
    accept="application/json, text/event-stream",
    responses={
        "200": "ChatchatAnswer",
        "400": "ChatchatError",
        "404": "ChatchatError",
        "405": "ChatchatError",
        "422": "ChatchatError",
        "500": "ChatchatError",
    },
    body=Body("ChatchatChatRequest", "application/json", required=True),
    fallbacks=(Route("POST", "/chat/chat", after_json=True), Route("POST", "/chat", after_json=True)),
    family=PATHS,
    codes=CODES,
    provider="langchain-chatchat",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(EventDeclaration("message", model="ChatchatAnswer", text="text"),),
        alternatives=("concatenated-json",),
        request={"stream": True},
        whole_answer={"LLM Response": "text", "answer": "text"},
    ),
)

CREATE_CHAT_COMPLETION: StreamingOperation[models.ChatchatCompletion, models.ChatchatCompletionChunk] = (
    StreamingOperation(
        name="create_chat_completion",
        method="POST",
        path="/chat/chat/completions",
        accept="application/json, text/event-stream",
        responses={"200": "ChatchatCompletion", "404": "ChatchatError", "405": "ChatchatError", "422": "ChatchatError"},
        body=Body("ChatchatCompletionRequest", "application/json", required=True),
        family=PATHS,
        codes=CODES,
        provider="langchain-chatchat",
        gen_ai="chat",
        stream=StreamDeclaration(
            framing="sse",
            events=(
                EventDeclaration(
                    "message",
                    model="ChatchatCompletionChunk",
                    text="choices.delta.content",
                    states=TextStates("status", pieces=(2,), whole=(3,), final=(5, -999), failed=(-1,)),
                    tool_calls="choices.delta.tool_calls",
                    finish_reason="choices.finish_reason",
                    usage=("usage",),
                    carried=("docs", "message_id", "id", "model", "created"),
                ),
            ),
            request={"stream": True},
            end="[DONE]",
            end_optional=True,
            whole_answer={"message": "delta"},
        ),
    )
)

CREATE_CONVERSATION: Operation[models.ChatchatCreatedConversation] = Operation(
    name="create_conversation",
    method="POST",
    path="/api/conversations",
    accept="application/json",
    responses={
        "200": "ChatchatCreatedConversation",
        "201": "ChatchatCreatedConversation",
        "400": "ChatchatError",
        "404": "ChatchatError",
        "405": "ChatchatError",
        "422": "ChatchatError",
    },
    body=Body("ChatchatConversationRequest", "application/json", required=True),
    family=PATHS,
    answer=("id",),
    codes=CODES,
    provider="langchain-chatchat",
)

DELETE_CONVERSATION: Operation[models.ChatchatDone] = Operation(
    name="delete_conversation",
    method="DELETE",
    path="/api/conversations/{conversation_id}",
    accept="application/json",
    responses={"200": "ChatchatDone", "404": "ChatchatError", "405": "ChatchatError", "422": "ChatchatError"},
    parameters=(Parameter("conversation_id", "conversation_id", "path", str, required=True),),
    family=PATHS,
    answer=("status",),
    codes=CODES,
    provider="langchain-chatchat",
)

KB_CHAT: StreamingOperation[models.ChatchatCompletion, models.ChatchatCompletionChunk] = StreamingOperation(
    name="kb_chat",
    method="POST",
    path="/chat/kb_chat",
    accept="application/json, text/event-stream",
    responses={"200": "ChatchatCompletion", "404": "ChatchatError", "405": "ChatchatError", "422": "ChatchatError"},
    body=Body("ChatchatKbChatRequest", "application/json", required=True),
    family=PATHS,
    codes=CODES,
    provider="langchain-chatchat",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "message",
                model="ChatchatCompletionChunk",
                text="choices.delta.content",
                tool_calls="choices.delta.tool_calls",
                finish_reason="choices.finish_reason",
                carried=("docs", "message_id", "id", "model", "created"),
            ),
        ),
        request={"stream": True},
        end="[DONE]",
        end_optional=True,
        whole_answer={"message": "delta"},
    ),
)

KNOWLEDGE_BASE_CHAT: StreamingOperation[models.ChatchatAnswer, models.ChatchatAnswer] = StreamingOperation(
    name="knowledge_base_chat",
    method="POST",
    path="/api/chat/knowledge_base_chat",
    accept="application/json, text/event-stream",
    responses={"200": "ChatchatAnswer", "404": "ChatchatError", "405": "ChatchatError", "422": "ChatchatError"},
    body=Body("ChatchatKnowledgeBaseChatRequest", "application/json", required=True),
    fallbacks=(Route("POST", "/chat/knowledge_base_chat", after_json=True),),
    family=PATHS,
    answer=("answer", "docs"),
    codes=CODES,
    provider="langchain-chatchat",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "message",
                model="ChatchatAnswer",
                text="text",
                carried=("docs", "message_id"),
                elsewhere={"text": "answer"},
            ),
        ),
        request={"stream": True},
    ),
)

LIST_CONVERSATIONS: Operation[models.ChatchatConversationList] = Operation(
    name="list_conversations",
    method="GET",
    path="/api/users/{user_id}/conversations",
    accept="application/json",
    responses={"200": "ChatchatConversationList", "404": "ChatchatError", "422": "ChatchatError"},
    parameters=(
        Parameter("user_id", "user_id", "path", str, required=True),
        Parameter("chat_types", "chat_types", "query", str, required=True),
    ),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="langchain-chatchat",
)

LIST_MESSAGES: Operation[models.ChatchatMessageList] = Operation(
    name="list_messages",
    method="GET",
    path="/api/conversations/{conversation_id}/messages",
    accept="application/json",
    responses={"200": "ChatchatMessageList", "404": "ChatchatError", "422": "ChatchatError"},
    parameters=(Parameter("conversation_id", "conversation_id", "path", str, required=True),),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="langchain-chatchat",
)

LIST_RUNNING_MODELS: Operation[models.ChatchatModelList] = Operation(
    name="list_running_models",
    method="GET",
    path="/api/llm_model/list_running_models",
    accept="application/json",
    responses={"200": "ChatchatModelList", "404": "ChatchatError", "405": "ChatchatError"},
    fallbacks=(Route("POST", "/llm_model/list_running_models", after_json=True),),
    family=PATHS,
    answer=("data",),
    codes=CODES,
    provider="langchain-chatchat",
)

LOGIN: Operation[models.ChatchatUser] = Operation(
    name="login",
    method="POST",
    path="/api/users/login",
    accept="application/json",
    responses={"200": "ChatchatUser", "404": "ChatchatError", "405": "ChatchatError", "422": "ChatchatError"},
    body=Body("ChatchatCredentials", "application/json", required=True),
    family=PATHS,
    answer=("id",),
    codes=CODES,
    provider="langchain-chatchat",
)

REGISTER_USER: Operation[models.ChatchatUser] = Operation(
    name="register_user",
    method="POST",
    path="/api/users/register",
    accept="application/json",
    responses={
        "201": "ChatchatUser",
        "400": "ChatchatError",
        "404": "ChatchatError",
        "405": "ChatchatError",
        "422": "ChatchatError",
    },
    body=Body("ChatchatCredentials", "application/json", required=True),
    family=PATHS,
    answer=("id",),
    codes=CODES,
    provider="langchain-chatchat",
)

RENAME_CONVERSATION: Operation[models.ChatchatDone] = Operation(
    name="rename_conversation",
    method="PUT",
    path="/api/conversations/{conversation_id}/update_name",
    accept="application/json",
    responses={"200": "ChatchatDone", "404": "ChatchatError", "405": "ChatchatError", "422": "ChatchatError"},
    parameters=(Parameter("conversation_id", "conversation_id", "path", str, required=True),),
    body=Body("ChatchatRenameRequest", "application/json", required=True),
    family=PATHS,
    answer=("status",),
    codes=CODES,
    provider="langchain-chatchat",
)

SEARCH_ENGINE_CHAT: StreamingOperation[models.ChatchatAnswer, models.ChatchatAnswer] = StreamingOperation(
    name="search_engine_chat",
    method="POST",
    path="/api/chat/search_engine_chat",
    accept="application/json, text/event-stream",
    responses={"200": "ChatchatAnswer", "404": "ChatchatError", "405": "ChatchatError", "422": "ChatchatError"},
    body=Body("ChatchatSearchEngineChatRequest", "application/json", required=True),
    fallbacks=(Route("POST", "/chat/search_engine_chat", after_json=True),),
    family=PATHS,
    answer=("answer", "docs"),
    codes=CODES,
    provider="langchain-chatchat",
    gen_ai="chat",
    stream=StreamDeclaration(
        framing="sse",
        events=(
            EventDeclaration(
                "message",
                model="ChatchatAnswer",
                text="text",
                carried=("docs", "search", "message_id"),
                elsewhere={"text": "answer"},
            ),
        ),
        request={"stream": True},
    ),
)
