"""The operations of `ChatchatApi` as data."""

from __future__ import annotations

from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.operation import BackendCodes, Body
from mtmaisdk.clients.rest.contract.stream import EventDeclaration, StreamDeclaration, StreamingOperation

CODES = BackendCodes(success=("200",))


PATHS = ("/api/chat",)
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
