"""All that the package exports can be pickled and copied."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from multidict import CIMultiDict
from support.scripted import MODELS, answer, call, chat, scripted

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest import models, sync
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.contract.model import Model

EXCEPTIONS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
MODELS_OF_THE_CONTRACT = [
    kind for name in models.__all__ if isinstance(kind := getattr(models, name), type) and issubclass(kind, Model)
]
VALUES: list[Any] = [
    rest.ApiResponse(200, rest.Headers({"a": "b"}), [1], b"[1]"),
    rest.Headers(CIMultiDict([("A", "b"), ("a", "c")])),
    rest.ResponseHead(200, rest.Headers({"a": "b"}), 0.1, None),
    rest.Request("GET", "http://a", {"a": "b"}, b"", rest.Timeouts(), rest.Retries()),
    rest.Retries(3),
    rest.StreamEvent("answer", {"a": 1}),
    rest.StreamResult(0, "text"),
    rest.Timeouts(1, 2),
    rest.UnknownEvent("a", "b"),
]


ARGUMENTS: dict[type[Any], tuple[Any, ...]] = {
    errors.UploadException: ("send", "wrong"),
    errors.TaskFailedException: ("wrong", models.MidjourneyTask(id="1")),
}
"""Of the classes that need more than a message."""


def copies(value: Any) -> list[Any]:
    pickled = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    return [*pickled, copy.copy(value), copy.deepcopy(value)]


@pytest.mark.parametrize("kind", EXCEPTIONS)
def test_each_exception(kind: type[Any]) -> None:
    error = kind(*ARGUMENTS.get(kind, ("wrong",)))
    if issubclass(kind, errors.ApiException) and kind is not errors.EventTooLargeException:
        body = '{"error":{"message":"m","code":"c","type":"t"}}'
        error = kind(429, "Slow", body=body, headers={"X-Request-Id": "r"}, data=models.ModelList(data=[]))
        assert (error.code, error.type, error.request_id) == ("c", "t", "r")
        # A redirect's own message says more than its body.
        assert error.message == "m" or kind is errors.RedirectException
    error.partial = StreamResult(0, "text")
    error.add_note("a note") if hasattr(error, "add_note") else None
    for again in copies(error):
        assert type(again) is kind
        assert (str(again), repr(again), again.args) == (str(error), repr(error), error.args)
        assert vars(again) == vars(error)


def test_each_has_the_same_attributes() -> None:
    for kind in EXCEPTIONS:
        assert issubclass(kind, errors.OpenApiException)
        error = kind(*ARGUMENTS.get(kind, ("m",)))
        for name in ("status", "code", "type", "message", "request_id", "body", "headers"):
            getattr(error, name)


@pytest.mark.parametrize("kind", MODELS_OF_THE_CONTRACT)
def test_each_model(kind: type[Model]) -> None:
    value = kind.model_construct(later={"a": [1]})
    for again in copies(value):
        assert type(again) is kind
        assert again == value


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_each_other_value(value: Any) -> None:
    for again in copies(value):
        assert again == value


@pytest.mark.parametrize("package", [rest, sync])
def test_each_client_and_configuration(package: Any) -> None:
    configuration = rest.Configuration("http://a", access_token="TOKEN", retries=4)
    for again in copies(package.OpenAIApi(package.ApiClient(configuration))):
        assert vars(again.api_client.configuration)["access_token"] == "TOKEN"
        assert again.api_client.configuration.retries.max == 4


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_a_client_with_open_connections(kind: str) -> None:
    with scripted(answer(200, MODELS)) as server:
        configuration = rest.Configuration(server.url)
        if kind == "async":
            async with rest.ApiClient(configuration) as client:
                await rest.OpenAIApi(client).list_models()
                assert copies(client)[0].configuration.host == server.url
        else:
            with sync.ApiClient(configuration) as sync_client:
                sync.OpenAIApi(sync_client).list_models()
                assert copies(sync_client)[0].configuration.host == server.url


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_what_came_over_the_wire(kind: str) -> None:
    with scripted(answer(200, MODELS, X_A="b"), answer(404)) as server:
        configuration = rest.Configuration(server.url)
        found = await call(kind, configuration, "OpenAIApi", "list_models_with_http_info")
        assert found.headers["x-a"] == "b"
        with pytest.raises(errors.NotFoundException) as caught:
            await chat(kind, configuration)
    for again in copies(found):
        assert again == found
    for again in copies(caught.value):
        assert vars(again) == vars(caught.value)


def test_everything_exported_is_covered() -> None:
    covered = {kind.__name__ for kind in [*EXCEPTIONS, *MODELS_OF_THE_CONTRACT, *map(type, VALUES)]}
    clients = {"ApiClient", "Configuration", "ChatApi", "ChatchatApi", "FastGPTApi", "MessagesApi", "MidjourneyApi", "OpenAIApi"}
    classes = {name for name in rest.__all__ if isinstance(getattr(rest, name), type)}
    # A `ChatFile` is a plain dictionary.
    assert classes <= covered | clients | {"ChatFile"}
