"""What answers are made of."""

from __future__ import annotations

import base64
import json
import math
import struct
import wave
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mtmaisdk.mock.content.instance import instance_of
from mtmaisdk.mock.content.png import make_png
from mtmaisdk.mock.content.sound import RATE, make_samples, make_wav, seconds_of
from mtmaisdk.mock.content.text import answer_to, cut, text_of, tokens_of, wants_reasoning
from mtmaisdk.mock.content.tools import tools_to_call
from mtmaisdk.mock.content.vector import make_vector, to_base64
from mtmaisdk.mock.framing_writer import to_json

CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}


def tool(name: str, description: str = "", parameters: Any = CITY) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name, "description": description, "parameters": parameters}}


TOOLS = [tool("get_weather", "Look up the sky over a town"), tool("send_mail", "发送邮件给别人"), tool("calc")]


@given(st.text())
def test_tokens_add_up_to_the_text(text: str) -> None:
    assert "".join(tokens_of(text)) == text


def test_text() -> None:
    assert answer_to("你好") == answer_to("你好") != answer_to("你好", 2)
    assert "你好 <b>" in answer_to("你好 <b>")
    assert len(answer_to("长" * 10**6)) < 10**4
    parts = [{"type": "text", "text": "看"}, {"type": "image_url", "image_url": {"url": "data:"}}]
    assert text_of(parts) == "看\n[image_url]"
    assert text_of(None) == ""
    assert cut("一二三，四", "，") == (["一", "二", "三"], "stop")
    assert cut("一二三", ["", "三"], 1) == (["一"], "length")
    assert cut("一二三", limit=3) == (["一", "二", "三"], "stop")
    assert cut("一二三", limit=0)[1] == "stop"


@pytest.mark.parametrize(
    ("body", "question", "expected"),
    [
        ({}, "你好", False),
        ({"model": "deepseek-reasoner"}, "你好", True),
        ({"reasoning_effort": "low"}, "你好", True),
        ({"reasoning_effort": "none"}, "你好", False),
        ({"chat_template_kwargs": {"enable_thinking": True}}, "你好", True),
        ({"chat_template_kwargs": 1}, "你好", False),
        ({}, "请深度思考", True),
    ],
)
def test_reasoning_is_asked_for(body: dict[str, Any], question: str, expected: bool) -> None:
    assert wants_reasoning(body, question) is expected


@pytest.mark.parametrize(
    ("question", "choice", "parallel", "names"),
    [
        ("你好", None, True, []),
        ("杭州天气怎么样？", None, True, ["get_weather"]),
        ("what's the WEATHER like", "auto", True, ["get_weather"]),
        ("what of the sky", None, True, []),
        ("which town", None, True, []),
        ("请发送一下", None, True, ["send_mail"]),
        ("calc and send_mail", None, True, ["send_mail", "calc"]),
        ("calc and send_mail", None, False, ["send_mail"]),
        ("天气", "none", True, []),
        ("你好", "required", True, ["get_weather"]),
        ("天气", {"type": "function", "function": {"name": "calc"}}, True, ["calc"]),
        ("天气", {"type": "function", "function": {"name": "no"}}, True, []),
        (
            "天气",
            {"type": "allowed_tools", "allowed_tools": {"mode": "required", "tools": [{"function": {"name": "calc"}}]}},
            True,
            ["calc"],
        ),
    ],
)
def test_which_tools_are_called(question: str, choice: Any, parallel: bool, names: list[str]) -> None:
    calls = tools_to_call(question, TOOLS, choice, parallel)
    assert [call.name for call in calls] == names
    assert len({call.id for call in calls}) == len(calls)
    for call in calls:
        assert json.loads(call.arguments) == {"city": question}
        assert "".join(call.pieces) == call.arguments
        assert len(call.pieces) > 1


def test_tools_that_are_none() -> None:
    assert tools_to_call("天气", [1, {}, {"function": 1}, {"function": {}}]) == []
    (call,) = tools_to_call("天气", [{"function": {"name": "weather"}}])
    assert json.loads(call.arguments) == {}


NODE = {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}, "name": {"type": "string"}}}


@pytest.mark.parametrize(
    "schema",
    [
        CITY,
        {"type": "object", "properties": {"unit": {"enum": ["C", "F"]}, "days": {"type": "integer", "minimum": 3}}},
        {"type": "number", "exclusiveMinimum": 0, "maximum": 0.5},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
        {"type": "integer", "minimum": 7, "multipleOf": 5},
        {"type": "integer", "maximum": -4},
        {"type": ["string", "null"], "maxLength": 2},
        {"type": "string", "minLength": 40},
        {"type": "array", "items": {"type": "boolean"}, "minItems": 2},
        {"type": "array", "prefixItems": [{"const": 1}, {"type": "null"}]},
        {"type": "string", "format": "date-time"},
        {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        {"$ref": "#/$defs/node", "$defs": {"node": NODE}},
        {
            "allOf": [CITY, {"properties": {"day": {"type": "string"}}, "required": ["day"]}],
            "required": ["city", "day"],
        },
        {},
    ],
)
def test_instance_fits_its_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        instance_of(schema, "杭州")
    )


def array_of(items: Any, least: int = 10**9) -> dict[str, Any]:
    return {"type": "array", "minItems": least, "items": items}


@pytest.mark.parametrize(
    "schema",
    [
        array_of({"type": "integer"}),
        array_of(array_of(array_of({"type": "integer"}, 500), 500), 500),
        array_of({"type": "string", "minLength": 1000}),
        {"type": "string", "minLength": 10**12},
        {"type": "object", "properties": {f"p{number}": {"$ref": "#"} for number in range(60)}},
    ],
    ids=["items", "nested", "strings", "length", "recursive"],
)
def test_a_small_schema_makes_no_huge_value(schema: dict[str, Any]) -> None:
    assert len(json.dumps(instance_of(schema, "x"))) < 500_000


def test_half_a_surrogate_pair_is_sent_as_its_escape() -> None:
    assert to_json({"text": "你\ud800"}) == '{"text": "你\\ud800"}'.encode()


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 2), (256, 256), (1792, 1024)])
def test_png(width: int, height: int) -> None:
    png = make_png("seed", width, height)
    assert png == make_png("seed", width, height) != make_png("other", width, height)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, rest = {}, png[8:]
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        kind, data, check = rest[4:8], rest[8 : 8 + length], rest[8 + length : 12 + length]
        assert struct.unpack(">I", check) == (zlib.crc32(kind + data),)
        chunks[kind], rest = data, rest[12 + length :]
    assert list(chunks) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBB", chunks[b"IHDR"][:10]) == (width, height, 8, 3)
    pixels = zlib.decompress(chunks[b"IDAT"])
    assert len(pixels) == height * (width + 1)
    assert max(pixels) < len(chunks[b"PLTE"]) // 3


@pytest.mark.parametrize("side", [0, 5000])
def test_png_that_cannot_be(side: int) -> None:
    with pytest.raises(ValueError, match="cannot have"):
        make_png("seed", side, 8)


def test_wav() -> None:
    content = make_wav(make_samples("你好，世界", speed=0.5))
    with wave.open(BytesIO(content)) as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (RATE, 2, 1)
        assert file.getnframes() == RATE * 5 // 10
        assert any(file.readframes(100))
    assert seconds_of(content) == 0.5
    assert seconds_of(b"RIFF") is None
    assert seconds_of(b"no sound") is None
    assert len(make_samples("a" * 4096)) <= 10 * RATE * 2
    assert make_samples("")


@pytest.mark.parametrize("dimensions", [1, 2, 1536])
def test_vector(dimensions: int) -> None:
    vector = make_vector("你好", dimensions)
    assert vector == make_vector("你好", dimensions)
    assert len(vector) == dimensions
    assert math.isclose(math.fsum(number * number for number in vector), 1, abs_tol=1e-6)
    assert list(struct.unpack(f"<{dimensions}f", base64.b64decode(to_base64(vector)))) == vector


def test_vector_that_cannot_be() -> None:
    assert make_vector("a", 8) != make_vector("b", 8)
    with pytest.raises(ValueError, match="dimensions must be 1 to 4096, not 5000"):
        make_vector("a", 5000)
