"""The messages that mtmai servers of three generations store."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.wire import serving

from mtmaisdk.chat import connect
from mtmaisdk.clients.rest import Configuration, sync

TENANT = "707d0855-80ab-4e1f-a156-f1c4546cbf52"
AT = "2025-06-10T10:48:37.88358Z"
NEW = {"metadata": {"id": "m1", "createdAt": AT, "updatedAt": AT}, "content": "你好"}
FLAT = {"id": "m1", "role": "user", "content": "你好", "createdAt": AT, "threadId": "t1"}


def row(kind: str) -> dict[str, Any]:
    return {"rows": [{**NEW, "type": kind, "thread_id": "t1"}], "pagination": {"num_pages": 1}, "metadata": {}}


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ({"messages": [FLAT]}, "user"),
        ({"messages": [{**NEW, "role": "user"}]}, "user"),
        (row("UserMessage"), "user"),
        (row("AssistantMessage"), "assistant"),
        (row("SystemMessage"), "system"),
        (row("FunctionExecutionResultMessage"), "tool"),
        (row("HandoffMessage"), "HandoffMessage"),
    ],
)
def test_messages_of_every_generation_are_read_alike(body: dict[str, Any], role: str) -> None:
    with serving(json.dumps(body).encode(), content_type="application/json") as server:
        with sync.ApiClient(Configuration(server.url)) as client:
            api = sync.ChatApi(client)
            answer = api.chat_messages(TENANT, "t1")
            with connect("mtmai", server.url, "KEY", tenant=TENANT) as chat:
                stored = chat.conversation.backend.read_chat(api, "t1", 5)
    assert answer.messages is not None
    (message,) = answer.messages
    assert (message.id, str(message.role), message.created_at) == ("m1", role, AT)
    assert stored == [{"role": role, "text": "你好", "time": AT}]
    if "rows" in body:
        assert answer.rows is not None
        assert answer.pagination is not None
        assert (answer.rows[0].type, answer.rows[0].thread_id, message.thread_id) == (
            body["rows"][0]["type"],
            "t1",
            "t1",
        )
