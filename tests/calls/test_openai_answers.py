"""What OpenAI-compatible servers answer to operations whose forms differ, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.scripted import answer, call, scripted

from mtmaisdk.clients.rest import ApiException, Configuration
from mtmaisdk.clients.rest.models import RerankDocument

ANSWERS = Path(__file__).parent.parent / "data" / "answers"
KINDS = pytest.mark.parametrize("kind", ["async", "sync"])
DOCUMENTS = ["上海靠海。", "今天晴。", "杭州在浙江。"]


def sample(name: str) -> Any:
    return answer(200, (ANSWERS / name).read_bytes())


async def ask(kind: str, method: str, name: str, **arguments: Any) -> Any:
    with scripted(sample(name)) as server:
        return await call(kind, Configuration(server.url), "OpenAIApi", method, **arguments)


@KINDS
@pytest.mark.parametrize(
    ("name", "scores", "tokens"),
    [
        ("openai-rerank-jina-newapi.json", [0.98, 0.11], (41, 0, 41)),
        ("openai-rerank-vllm.json", [0.98, 0.4], (41, None, 41)),
        ("openai-rerank-xinference.json", [0.98, 0.11], (41, 1, None)),
        ("openai-rerank-sglang-array.json", [4.2, -3.5], None),
    ],
)
async def test_rerank_in_every_form(kind: str, name: str, scores: list[float], tokens: Any) -> None:
    ranked = await ask(kind, "rerank", name, query="杭州在哪里？", documents=DOCUMENTS)
    assert [row.index for row in ranked.results] == [2, 0]
    assert [row.relevance_score for row in ranked.results] == scores
    usage = ranked.usage and (ranked.usage.prompt_tokens, ranked.usage.completion_tokens, ranked.usage.total_tokens)
    assert usage == tokens
    document = ranked.results[0].document
    text = document.text if isinstance(document, RerankDocument) else document
    assert text in (None, "杭州在浙江。")


@KINDS
async def test_rerank_sends_what_the_caller_gave(kind: str) -> None:
    with scripted(answer(200, b'{"data":[{"index":1,"score":0.5}]}')) as server:
        documents = ["a", {"text": "b"}]
        ranked = await call(
            kind, Configuration(server.url), "OpenAIApi", "rerank", query="q", documents=documents, top_n=1
        )
    assert json.loads(server.requests[0].partition(b"\r\n\r\n")[2]) == {
        "query": "q",
        "documents": documents,
        "top_n": 1,
    }
    assert (ranked.results[0].index, ranked.results[0].relevance_score) == (1, 0.5)


@KINDS
async def test_the_names_of_a_moderation_are_kept(kind: str) -> None:
    (rating,) = (await ask(kind, "create_moderation", "openai-moderation.json", input="a")).results
    assert rating.flagged
    assert rating.categories["hate/threatening"] is False
    assert rating.categories["illicit"] is None
    assert rating.category_scores["harassment"] == 0.72
    assert rating.category_applied_input_types == {"harassment": ["text"], "violence": ["text", "image"]}


@KINDS
async def test_a_moderation_of_other_names_and_types_is_read(kind: str) -> None:
    scores = {"hate": "0.5", "new/way": 1, "odd": {"a": 1}}
    rated = {"flagged": "true", "categories": {"hate": 1, "new/way": False, "odd": "?"}, "category_scores": scores}
    rated["category_applied_input_types"] = {"hate": ["text", "video"], "illicit": None, "odd": "text"}
    with scripted(answer(200, json.dumps({"id": "m", "results": [rated]}).encode())) as server:
        found = await call(kind, Configuration(server.url), "OpenAIApi", "create_moderation", input="a")
    (rating,) = found.results
    assert rating.flagged is True
    assert rating.categories == {"hate": True, "new/way": False}
    assert rating.category_scores == {"hate": 0.5, "new/way": 1.0}
    assert rating.category_applied_input_types == {"hate": ["text", "video"], "illicit": None}
    assert {place.rpartition(".")[0] for place in found.misfits} == {
        "results.0.categories",
        "results.0.category_scores",
        "results.0.category_applied_input_types",
    }


@KINDS
async def test_an_unknown_model_is_an_error_whatever_the_status(kind: str) -> None:
    with pytest.raises(ApiException, match="The model 'nope' does not exist"):
        await ask(kind, "get_model", "openai-model-unknown-oneapi-http200.json", model="nope")
    with scripted(answer(200, b'{"id":"google/gemini","object":"model"}')) as server:
        found = await call(kind, Configuration(server.url), "OpenAIApi", "get_model", model="google/gemini")
    assert found.id == "google/gemini"
    assert server.requests[0].startswith(b"GET /v1/models/google%2Fgemini ")


@KINDS
async def test_tokens_are_counted(kind: str) -> None:
    encoded = await ask(kind, "encode_text", "lmdeploy-encode-one.json", input="你好")
    assert (encoded.input_ids, encoded.length) == ([1, 77230, 60351], 3)
    with scripted(answer(200, b'{"input_ids":[[1],[1,2]],"length":[1,2]}')) as server:
        several = await call(kind, Configuration(server.url), "OpenAIApi", "encode_text", input=["a", "b"])
    assert (several.input_ids, several.length) == ([[1], [1, 2]], [1, 2])


@KINDS
@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"image": b"A"}, [b"image"]),
        ({"image": [b"A"]}, [b"image"]),
        ({"image": [b"A", b"B"]}, [b"image[]", b"image[]"]),
        ({"images": [b"A", b"B"], "mask": b"M"}, [b"image[]", b"image[]", b"mask"]),
    ],
)
async def test_images_to_edit_keep_their_order(kind: str, given: dict[str, Any], names: list[bytes]) -> None:
    with scripted(answer(200, b'{"created":1,"data":[{"url":"","b64_json":"AAAA","revised_prompt":""}]}')) as server:
        images = await call(kind, Configuration(server.url), "OpenAIApi", "edit_image", prompt="p", **given)
    assert images.data[0].b64_json == "AAAA"
    parts = server.requests[0].split(b'Content-Disposition: form-data; name="')[1:]
    files = [part for part in parts if b"filename=" in part.partition(b"\r\n")[0]]
    assert [part.partition(b'"')[0] for part in files] == names
    assert [part.partition(b"\r\n\r\n")[2][:1] for part in files] == [b"A", b"B", b"M"][: len(names)]


@KINDS
@pytest.mark.parametrize("method", ["edit_image", "edit_image_stream"])
@pytest.mark.parametrize("given", [{}, {"mask": b"M"}, {"image": None}, {"images": []}, {"image": [], "images": None}])
async def test_edits_of_no_image_are_refused_before_they_are_sent(
    kind: str, method: str, given: dict[str, Any]
) -> None:
    with scripted() as server:
        with pytest.raises(ValueError, match=r"^edit_image\(\): the body: at least one of image, images is required$"):
            await call(kind, Configuration(server.url), "OpenAIApi", method, prompt="p", **given)
        assert server.requests == []


@KINDS
@pytest.mark.parametrize("name", ["image", "image[]"])
async def test_image_to_edit_may_be_an_extra_field(kind: str, name: str) -> None:
    extra: dict[str, Any] = {name: b"A" if name == "image" else [b"A"]}
    with scripted(answer(200, b'{"data":[{"b64_json":"AAAA"}]}')) as server:
        images = await call(kind, Configuration(server.url), "OpenAIApi", "edit_image", prompt="p", _extra_body=extra)
    assert images.data[0].b64_json == "AAAA"
    assert f'name="{name}"; filename='.encode() in server.requests[0]
