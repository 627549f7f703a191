"""Images of answers, wherever they stand."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from support.scripted import answer, scripted
from support.wire import serving

from chat.conftest import Talk
from mtmaisdk.chat import Image, ImageEvent
from mtmaisdk.chat.image_links import image_links
from mtmaisdk.mock.mock_server import run_mock_server

DATA = Path(__file__).parent.parent / "data"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [("openai-images-delta.sse", "给你一张图。", 2), ("openai-images-content-parts.sse", "看：", 1)],
)
async def test_images_of_a_stream(kind: str, name: str, text: str, count: int) -> None:
    with serving((DATA / "samples" / name).read_bytes()) as server:
        async with Talk(kind, "openai", server.url) as talk, talk.streaming("?") as stream:
            reply = await talk.final(stream)
        async with Talk(kind, "openai", server.url) as talk:
            events = await talk.events("?")
    assert reply.text == text
    assert [image.content and image.content[:8] for image in reply.images] == [PNG] * count
    assert [event.image for event in events if isinstance(event, ImageEvent)] == reply.images
    assert len(reply.raw.images) == count
    assert reply.to_dict()["images"][0].keys() == {"url"}


async def test_an_answer_of_an_image_only(kind: str) -> None:
    with scripted(answer(200, (DATA / "answers" / "openai-images-message.json").read_bytes())) as server:
        async with Talk(kind, "openai", server.url) as talk:
            reply = await talk.send("?")
    assert reply.text == ""
    (image,) = reply.images
    assert image.url.startswith("data:image/png;base64,")


@pytest.mark.parametrize("form", ["send", "stream"])
@pytest.mark.parametrize("options", [{"model": "gpt-4o-image"}, {"modalities": ["text", "image"]}])
async def test_the_mock_server_draws(kind: str, form: str, options: dict[str, Any]) -> None:
    with run_mock_server(check_responses=True) as mock:
        async with Talk(kind, "openai", mock.url, **options) as talk:
            if form == "send":
                reply = await talk.send("一只猫")
            else:
                async with talk.streaming("一只猫") as stream:
                    reply = await talk.final(stream)
        assert mock.mismatches == []
    (image,) = reply.images
    assert image.url.startswith(mock.url) == ("model" in options)
    assert (image.content is None) == ("model" in options)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![a](https://a/b) and [c](https://a/c.png)", ["https://a/b"]),
        ("[下载](https://a/b.png?x=1) [page](https://a/b.html)", ["https://a/b.png?x=1"]),
        ("![](data:image/png;base64,AA==) ![](data:image/png;base64,AA==)", ["data:image/png;base64,AA=="]),
        ("[![alt](https://a/b.jpg)](https://a/page)", ["https://a/b.jpg"]),
        ('![a](https://a/b.png "title")', ["https://a/b.png"]),
        ("`![a](https://a/b.png)`\n```\n![a](https://a/c.png)\n```\n", []),
        ("![a](javascript:alert(1)) [x](/local.png)", []),
        ("nothing", []),
    ],
)
def test_links_to_images(text: str, found: list[str]) -> None:
    assert image_links(text) == found


@pytest.mark.parametrize("piece", ["![", "[a](", "![a](https://", "```\n", "`"])
def test_links_are_found_in_linear_time(piece: str) -> None:
    began = time.perf_counter()
    image_links(piece * 200_000 + "](")
    assert time.perf_counter() - began < 2


def test_an_image_has_its_bytes() -> None:
    assert Image("data:image/png;base64,iVBORw==").content == PNG[:4]
    assert Image("https://a/b.png").content is None
