"""The JSON of a request is what its model would write, byte for byte."""

from typing import Any

import pytest
from support.contract_calls import FORM, client_operation

from mtmaisdk.clients.rest.contract import lookup
from mtmaisdk.clients.rest.contract.model import write_json
from mtmaisdk.clients.rest.models import ChatCompletionMessageParam, CreateChatCompletionRequest
from mtmaisdk.mock.contract import load

BODIES = [
    pytest.param(body.model, example.value, id=f"{operation.id}-{example.name}")
    for operation in load()
    for example in operation.request_examples
    if example.media_type != FORM and (body := client_operation(operation).body) is not None
]


@pytest.mark.parametrize(("name", "fields"), BODIES)
def test_json_is_what_the_model_writes(name: str, fields: dict[str, Any]) -> None:
    content = lookup.model(name).model_validate(fields)

    assert write_json(content).decode() == content.to_json()


def test_json_has_unknown_fields_models_and_nulls() -> None:
    message = ChatCompletionMessageParam(role="user", content="你好", name=None)
    content = CreateChatCompletionRequest.model_validate(
        {"stop": None, "of_this_server": {"deep": [message]}, "messages": [message], "model": "m"}
    )

    assert write_json(content).decode() == content.to_json()
    assert '"name":null' in content.to_json()
