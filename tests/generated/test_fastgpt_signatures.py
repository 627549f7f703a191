"""FastGPT's `ChatClient` has what the contract's `x-chat-client` lists."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from mtmaisdk.fastgpt import AsyncChatClient, ChatClient


def chat_client_operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    operations = (operation for path in document["paths"].values() for operation in path.values())
    return {
        operation["operationId"].partition(":")[2]: operation["x-chat-client"]
        for operation in operations
        if isinstance(operation, dict) and "x-chat-client" in operation
    }


@pytest.mark.parametrize("client", [ChatClient, AsyncChatClient])
def test_signatures_are_the_contracts(client: type, document: dict[str, Any]) -> None:
    operations = chat_client_operations(document)
    assert len(operations) >= 13
    for name, declared in operations.items():
        _, *parameters = inspect.signature(getattr(client, name)).parameters.values()
        expected = dict.fromkeys(declared["required"], inspect.Parameter.empty) | declared.get("optional", {})
        assert [(parameter.name, parameter.default) for parameter in parameters] == list(expected.items()), name


@pytest.mark.parametrize("client", [ChatClient, AsyncChatClient])
def test_docstrings_describe_every_argument(client: type, document: dict[str, Any]) -> None:
    for name, declared in chat_client_operations(document).items():
        description = inspect.getdoc(getattr(client, name)) or ""
        for argument in (*declared["required"], *declared.get("optional", ())):
            assert f"\n    {argument}: " in description, name
