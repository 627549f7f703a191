"""Tools can look into every public class: annotations evaluate, signatures are there, autospec imitates them."""

from __future__ import annotations

import importlib
import inspect
import typing
from collections.abc import AsyncIterator, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest.mock import create_autospec

import aiohttp
import pytest
import urllib3

from mtmaisdk import chat, fastgpt
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import models, sync
from mtmaisdk.clients.rest.methods.stream import AsyncStream
from mtmaisdk.clients.rest.sync.methods.stream import Stream
from mtmaisdk.mock.mock_server import MockServer
from mtmaisdk.mock.pytest_plugin import mtmai_mock

PUBLIC = [
    *(f"{package.__name__}:{name}" for package in (rest, chat, fastgpt) for name in package.__all__),
    *(f"{sync.__name__}:{name}" for name in sync.__all__ if name not in models.__all__),
    "mtmaisdk.clients.rest.methods.stream:AsyncStream",
    "mtmaisdk.clients.rest.sync.methods.stream:Stream",
    "mtmaisdk.mock.mock_server:MockServer",
    "mtmaisdk.mock.received:ReceivedRequest",
]
API_CLASSES = [getattr(package, name) for package in (rest, sync) for name in package.__all__ if name.endswith("Api")]


def methods(owner: type) -> Iterator[Any]:
    """The functions of a class and of the bases that are ours."""
    for base in owner.__mro__:
        if base.__module__.startswith("mtmaisdk."):
            for value in list(vars(base).values()):
                if isinstance(value, property):
                    value = value.fget
                elif isinstance(value, cached_property):
                    value = value.func
                function = inspect.unwrap(getattr(value, "__func__", value)) if callable(value) else value
                if inspect.isfunction(function):
                    yield value


@pytest.mark.parametrize("name", PUBLIC)
def test_annotations_evaluate(name: str) -> None:
    module, _, attribute = name.partition(":")
    value = getattr(importlib.import_module(module), attribute)
    if isinstance(value, type):
        for method in methods(value):
            typing.get_type_hints(method)
            inspect.signature(method)
        typing.get_type_hints(value)
    elif inspect.isfunction(value):
        typing.get_type_hints(value)


def test_annotations_of_the_fixture_evaluate() -> None:
    fixture = inspect.unwrap(getattr(mtmai_mock, "__wrapped__", mtmai_mock))
    assert typing.get_type_hints(fixture)["return"] == Iterator[MockServer]


@pytest.mark.parametrize("api", [rest.OpenAIApi, sync.OpenAIApi])
def test_annotations_are_the_models(api: Any) -> None:
    hints = typing.get_type_hints(api.create_chat_completion)
    page_hints = typing.get_type_hints(models.FastGPTChatHistoryPage)
    assert hints["return"] is models.ChatCompletion
    assert models.ChatCompletionTool in typing.get_args(typing.get_args(typing.get_args(hints["tools"])[0])[0])
    assert models.FastGPTChatHistory in typing.get_args(typing.get_args(page_hints["list"])[0])


@pytest.mark.parametrize(
    ("api", "response", "stream", "items"),
    [
        (rest, aiohttp.ClientResponse, AsyncStream, AsyncIterator),
        (sync, urllib3.BaseHTTPResponse, Stream, Iterator),
    ],
)
def test_further_forms_have_their_own_return_type(api: Any, response: type, stream: type, items: type) -> None:
    def returned(method: Any) -> Any:
        signature = inspect.signature(method, eval_str=True)
        assert typing.get_type_hints(method).keys() - {"return"} <= signature.parameters.keys()
        return typing.get_type_hints(method)["return"]

    chat = "create_chat_completion"
    assert returned(getattr(api.OpenAIApi, f"{chat}_with_http_info")) == rest.ApiResponse[models.ChatCompletion]
    assert returned(getattr(api.OpenAIApi, f"{chat}_without_preload_content")) is response
    assert typing.get_origin(returned(getattr(api.OpenAIApi, f"{chat}_stream"))) is stream
    assert returned(api.OpenAIApi.create_speech_to_file) is Path
    assert returned(api.FastGPTApi.iter_chat_histories) == items[models.FastGPTChatHistory]  # type: ignore[index]
    assert inspect.signature(api.OpenAIApi.create_speech_to_file).return_annotation is Path


@pytest.mark.parametrize("api", API_CLASSES, ids=lambda api: f"{api.__module__.split('.')[3]}-{api.__name__}")
def test_autospec_imitates_every_method(api: type) -> None:
    imitation = create_autospec(api, instance=True)
    for name, method in inspect.getmembers(api, inspect.isfunction):
        if name.startswith("_"):
            continue
        assert inspect.signature(method).parameters.keys() - {"self"} == (
            inspect.signature(getattr(imitation, name)).parameters.keys()
        )


async def test_autospec_checks_arguments() -> None:
    asynchronous = create_autospec(rest.OpenAIApi, instance=True)
    await asynchronous.create_chat_completion(model="m", messages=[])
    with pytest.raises(TypeError, match="messages"):
        await asynchronous.create_chat_completion(model="m")
    blocking = create_autospec(sync.OpenAIApi, instance=True)
    blocking.create_chat_completion(model="m", messages=[])
    with pytest.raises(TypeError, match="messages"):
        blocking.create_chat_completion(model="m")
