"""Vectors of embeddings, however a server sends them."""

from __future__ import annotations

import json
import sys
from array import array
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support.scripted import answer, call, scripted

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import ApiException, Configuration, UnexpectedResponseException

MIXED = (Path(__file__).parent.parent / "data" / "answers" / "openai-embeddings-base64-mixed.json").read_bytes()
REFUSAL = b'{"error":{"message":"encoding_format: Input should be \'float\'","type":"invalid_request_error"}}'
KINDS = pytest.mark.parametrize("kind", ["async", "sync"])


def answer_with(embedding: Any) -> Any:
    return answer(200, json.dumps({"data": [{"embedding": embedding, "index": 0}]}).encode())


def sent(server: Any) -> list[Any]:
    return [json.loads(request.partition(b"\r\n\r\n")[2]) for request in server.requests]


async def embed(kind: str, server: Any, **more: Any) -> Any:
    arguments = {"model": "m", "input": ["a", "b"], **more}
    return (await call(kind, Configuration(server.url), "OpenAIApi", "create_embedding", **arguments)).data


@KINDS
async def test_base64_is_requested_and_read_as_numbers(kind: str) -> None:
    with scripted(answer(200, MIXED)) as server:
        rows = await embed(kind, server)
    assert sent(server) == [{"model": "m", "input": ["a", "b"], "encoding_format": "base64"}]
    assert [row.embedding for row in rows] == [[0.5, -1.25, 2.0], [0.25, 0.5, 1.0]]
    assert rows[0].to_dict()["embedding"] == [0.5, -1.25, 2.0]


@KINDS
@pytest.mark.parametrize("given", [{"encoding_format": "base64"}, {"_extra_body": {"encoding_format": "base64"}}])
async def test_a_caller_who_asks_for_base64_gets_it(kind: str, given: dict[str, Any]) -> None:
    with scripted(answer_with("AAAAPw==")) as server:
        (row,) = await embed(kind, server, **given)
    assert row.embedding == "AAAAPw=="


@KINDS
async def test_a_caller_who_asks_for_numbers_is_asked_nothing_else(kind: str) -> None:
    with scripted(answer_with([0.5])) as server:
        (row,) = await embed(kind, server, encoding_format="float")
    assert row.embedding == [0.5]
    assert sent(server)[0]["encoding_format"] == "float"


@KINDS
@pytest.mark.parametrize("status", [400, 422])
async def test_a_server_that_refuses_is_asked_once_without_it(kind: str, status: int) -> None:
    with scripted(answer(status, REFUSAL), answer_with([0.5]), answer_with([0.25])) as server:
        configuration = Configuration(server.url, retries=0)
        if kind == "async":
            async with rest.ApiClient(configuration) as client:
                answers = [await rest.OpenAIApi(client).create_embedding(model="m", input="a") for _ in range(2)]
        else:
            with rest.sync.ApiClient(configuration) as sync_client:
                answers = [rest.sync.OpenAIApi(sync_client).create_embedding(model="m", input="a") for _ in range(2)]
    vectors = [row.embedding for found in answers for row in found.data or ()]
    assert vectors == [[0.5], [0.25]]
    # The client remembers it.
    assert ["encoding_format" in body for body in sent(server)] == [True, False, False]


@KINDS
async def test_a_refusal_for_another_reason_is_raised(kind: str) -> None:
    with (
        scripted(
            answer(400, REFUSAL), answer(400, b'{"object":"error","message":"Unsupported by turbomind."}')
        ) as server,
        pytest.raises(ApiException, match="Unsupported by turbomind"),
    ):
        await embed(kind, server)
    assert len(server.requests) == 2


@KINDS
@pytest.mark.parametrize("text", ["AAAA", "!!!!", "AAAAPwA="])
async def test_text_that_is_no_vector_is_an_error(kind: str, text: str) -> None:
    with scripted(answer_with(text)) as server, pytest.raises(UnexpectedResponseException):
        await embed(kind, server)


@pytest.mark.parametrize("vector", ["AAAAPw==", [0.5]])
async def test_a_vector_as_a_numpy_array(vector: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    numpy = ModuleType("numpy")
    numpy.array = lambda numbers, dtype: (array("f", numbers), dtype)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "numpy", numpy)
    with scripted(answer_with(vector)) as server:
        (row,) = await embed("sync", server)
    assert row.embedding.to_numpy() == (array("f", [0.5]), "float32")
