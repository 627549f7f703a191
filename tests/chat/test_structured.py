"""Structured answers: the schema that is asked for, and what is read from the answer."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, HttpUrl, RootModel, TypeAdapter
from support import ROOT
from support.scripted import answer, scripted
from typing_extensions import TypedDict

from chat.conftest import SETTINGS, Talk
from mtmaisdk.chat import OutputException, Reply, UnsupportedException, connect
from mtmaisdk.chat.structured import Output
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

BY_PROMPT_ONLY = {"fastgpt", "chatchat", "mtmai"}


class Color(Enum):
    RED = "red"
    BLUE = "blue"


class City(BaseModel):
    """A city."""

    name: str = Field(description="Its name")
    people: int = Field(3, ge=0)
    color: Color = Field(Color.RED, description="Its color")
    parts: list[City] = []
    sister: City | None = Field(None, description="A sister city")


class Point(TypedDict, total=False):
    x: int
    y: int


@dataclass
class Pair:
    first: str
    second: Point


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]
    tail: tuple[int, str]


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]
TYPES: list[Any] = [City, Point, Pair, list[Point], Color, Cat | Dog, Pet, Literal["a", "b"], int | None, bool]
SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}


def schemas_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yields the objects in a schema, wherever they are."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from schemas_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from schemas_in(each)


def reply_of(text: str, reason: str | None = None) -> Reply:
    return Reply(text, finish_reason=reason)


def chat_answer(message: dict[str, Any], reason: str = "stop") -> Any:
    choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": reason}
    return answer(200, json.dumps({"choices": [choice]}).encode())


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server() as server:
        yield server


@pytest.mark.parametrize("wanted", [*TYPES, RootModel[list[int]], int, list[Pet]])
def test_a_schema_as_openai_wants_it(wanted: Any) -> None:
    form = Output(wanted).form
    schema: Any = form["schema"]
    assert form["strict"] is True
    assert form["name"].replace("_", "").isalnum()
    assert schema["type"] == "object"
    assert "$ref" not in schema
    for each in schemas_in(schema):
        if each.get("type") == "object":
            assert each["additionalProperties"] is False
            assert each["required"] == list(each["properties"])
        if "$ref" in each:
            assert each.keys() == {"$ref"}
            name = each["$ref"].removeprefix("#/$defs/")
            assert name in schema["$defs"]
        assert each.keys().isdisjoint({"oneOf", "default", "discriminator", "prefixItems", "uniqueItems"})


def test_what_a_schema_says_stays() -> None:
    fields: Any = Output(City).form["schema"]["properties"]  # type: ignore[index]
    assert fields["name"]["description"] == "Its name"
    assert fields["people"]["minimum"] == 0
    assert fields["color"] == {"description": "Its color", "anyOf": [{"$ref": "#/$defs/Color"}]}
    assert "minimum" not in Output(City, frozenset({"minimum"})).form["schema"]["properties"]["people"]  # type: ignore[index]

    class Odd(BaseModel):
        default: int = 1
        format: str = "x"
        uri: HttpUrl

    # Names of fields are not keywords, and a format that OpenAI refuses is left out.
    fields = Output(Odd).form["schema"]["properties"]  # type: ignore[index]
    assert [*fields] == ["default", "format", "uri"]
    assert "format" not in fields["uri"]


def test_an_object_of_any_keys_is_not_strict() -> None:
    assert Output(dict[str, int]).form == {
        "name": "output",
        "schema": {"type": "object", "additionalProperties": {"type": "integer"}},
        "strict": False,
    }
    assert Output(list[Any]).form["strict"] is False


def test_a_schema_is_sent_as_it_is() -> None:
    assert Output(SCHEMA).form == {"name": "output", "schema": SCHEMA, "strict": False}
    closed = {**SCHEMA, "additionalProperties": False, "title": "My answer"}
    assert Output(closed).form == {"name": "My_answer", "schema": closed, "strict": True}


@pytest.mark.parametrize("wanted", [3, Callable[[], int], "Nowhere", Pair("a", {})])
def test_what_has_no_schema(wanted: Any) -> None:
    with pytest.raises(TypeError, match=r"^output: .* has no JSON schema: "), connect("aitre", "http://host") as chat:
        chat.send("?", output=wanted)


@pytest.mark.parametrize(
    "text",
    [
        '{"x": 1, "y": 2}',
        ' \n{"x": 1, "y": 2}\n',
        '```json\n{"x": 1, "y": 2}\n```',
        'Here {it} is:\n\n```\n{"x": 1, "y": 2}\n```\nAnything {else}?',
        '{"x": 1, "y": 2} {"x": 3, "y": 4}',
    ],
)
def test_the_first_json_of_a_text(text: str) -> None:
    output = Output(Point)
    assert output.read(reply_of(text)) == {"x": 1, "y": 2}
    assert Output(SCHEMA).read(reply_of(text)) == {"x": 1, "y": 2}
    seen = [output.partial(text[:end]) for end in range(len(text) + 1)]
    assert seen[0] is None
    assert seen[-1] == {"x": 1, "y": 2}
    assert {"x": 1} in seen


@pytest.mark.parametrize(
    "text", ["", "no", '{"x": {"x": 1}, "y', '{"x": {"x": 1}, oops}', "{" * 10**6, '{"a":' * 10**5]
)
def test_a_part_of_a_value_is_not_taken_for_one(text: str) -> None:
    for wanted in (Point, SCHEMA):
        with pytest.raises(OutputException) as caught:
            Output(wanted).read(reply_of(text))
        assert (caught.value.reason, caught.value.text) == ("not_json", text)
        assert len(str(caught.value)) < 400


@pytest.mark.parametrize("text", ['{"a": "\\ud800"}', '{"a": ' + "[" * 300 + "]" * 300 + "}"])
def test_json_that_cannot_be_read(text: str) -> None:
    for wanted, reason in ((SCHEMA, "not_json"), (Point, "mismatch")):
        with pytest.raises(OutputException) as caught:
            Output(wanted).read(reply_of(text))
        assert caught.value.reason == reason
        assert f"({reason}): :" not in str(caught.value)


def test_other_schemas() -> None:
    assert Output({"type": "array"}).read(reply_of("Sure: [1, {}]")) == [1, {}]
    assert Output({"type": "string"}).read(reply_of('"a"')) == "a"
    assert Output({"anyOf": []}).read(reply_of("[1]")) == [1]
    assert Output(list[int]).partial('{"value": [1, 2') == [1, 2]
    assert Output(list[int]).partial("{") is None


@pytest.mark.parametrize("wanted", TYPES)
def test_each_type_is_read(wanted: Any) -> None:
    values = {City: {"name": "a", "people": 1, "color": "red", "parts": [], "sister": None}, Point: {"x": 1, "y": 2}}
    values |= {Pair: {"first": "a", "second": {"x": 1}}, list[Point]: [{"x": 1}], Color: "blue", bool: True}
    values |= {Cat | Dog: {"kind": "dog", "tail": [1, "a"]}, Pet: {"kind": "cat"}, Literal["a", "b"]: "b"}
    value = values.get(wanted, 7)
    output = Output(wanted)
    is_wrapped = output.form["schema"].get("title") == "Output"  # type: ignore[attr-defined]
    text = json.dumps({"value": value} if is_wrapped else value)
    assert output.read(reply_of(text)) == TypeAdapter(wanted).validate_python(value)
    assert output.partial(text) == value


@pytest.mark.parametrize("by_prompt", [False, True])
@pytest.mark.parametrize("backend", SETTINGS)
async def test_all_backends(kind: str, backend: str, by_prompt: bool, mock: MockServer) -> None:
    async with Talk(kind, backend, mock.url) as talk:
        if backend in BY_PROMPT_ONLY and not by_prompt:
            before = len(mock.requests)
            with pytest.raises(
                UnsupportedException, match=f"^{backend} does not support structured answers; by_prompt"
            ):
                await talk.send("北京", output=City)
            assert len(mock.requests) == before
            return
        for wanted in (City, list[Point], SCHEMA):
            reply = await talk.send("北京", output=wanted, by_prompt=by_prompt)
            parts = []
            async with talk.streaming("北京", output=wanted, by_prompt=by_prompt) as stream:
                assert stream.partial_output is None
                await talk.first_event(stream)
                parts.append(stream.partial_output)
                streamed = await talk.final(stream)
                parts.append(stream.partial_output)
            assert type(reply.output) is type(streamed.output) is (wanted if wanted is City else type(streamed.output))
            assert parts[-1] == streamed.to_dict()["output"]
            assert json.loads(json.dumps(reply.to_dict()))["output"]
        # The conversation goes on without an output.
        assert (await talk.send("你好")).output is None


async def test_what_is_sent(kind: str, mock: MockServer) -> None:
    sent: dict[str, Any] = {}
    for backend in ("openai", "responses", "messages"):
        async with Talk(kind, backend, mock.url) as talk:
            await talk.send("北京", output=Point)
        sent[backend] = mock.requests[-1].json
    form = Output(Point).form
    assert sent["openai"]["response_format"] == {"type": "json_schema", "json_schema": form}
    assert sent["responses"]["text"] == {"format": {"type": "json_schema", **form}}
    assert sent["messages"]["output_config"] == {"format": {"type": "json_schema", "schema": form["schema"]}}
    async with Talk(kind, "openai", mock.url) as talk:
        await talk.send("北京", output=Point, by_prompt=True)
    asked = mock.requests[-1].json
    assert "response_format" not in asked
    assert asked["messages"][-1]["content"].startswith("北京\n\nAnswer with JSON")
    assert json.loads(asked["messages"][-1]["content"].splitlines()[-1]) == form["schema"]


@pytest.mark.parametrize(
    ("backend", "body", "reason"),
    [
        ("openai", {"message": {"content": None, "refusal": "No."}}, "refusal"),
        ("openai", {"message": {"content": '{"x": 1, "y": 2}'}, "finish_reason": "length"}, "length"),
        ("openai", {"message": {"content": '{"x'}, "finish_reason": "content_filter"}, "content_filter"),
        ("openai", {"message": {"content": "Sorry."}}, "not_json"),
        ("openai", {"message": {"content": '{"x": "one"}'}}, "mismatch"),
        ("messages", {"content": [{"type": "text", "text": "No."}], "stop_reason": "refusal"}, "refusal"),
        ("messages", {"content": [{"type": "text", "text": '{"x'}], "stop_reason": "max_tokens"}, "length"),
        ("responses", {"content": [{"type": "refusal", "refusal": "No."}]}, "refusal"),
        ("responses", {"content": [{"type": "output_text", "text": '{"x": 1.5}'}]}, "mismatch"),
    ],
)
async def test_answers_without_the_output(kind: str, backend: str, body: Any, reason: str) -> None:
    if backend == "openai":
        body = {"choices": [{"index": 0, "finish_reason": "stop", **body}]}
    elif backend == "messages":
        body = {"id": "1", "type": "message", "role": "assistant", **body}
    else:
        item = {"type": "message", "role": "assistant", "status": "completed", **body}
        body = {"id": "resp_1", "object": "response", "status": "completed", "output": [item]}
    whole = answer(200, json.dumps(body).encode())
    with scripted(whole, whole) as script:
        async with Talk(kind, backend, script.url) as talk:
            before = talk.chat.state
            for turn in (talk.send, talk.events):
                with pytest.raises(OutputException) as caught:
                    await turn("?", output=Point)
                error: OutputException = pickle.loads(pickle.dumps(caught.value))
                assert error.reason == reason
                assert error.reply.text == error.text != ""
                assert error.reply.output is None
                assert str(error) == str(caught.value)
                assert reason in str(error)
                assert bool(error.errors) == (reason == "mismatch")
                assert talk.chat.state == before
    if error.errors:
        assert error.errors[0]["loc"] == ["x"]
        assert "x: Input should be a valid integer" in str(error)


async def test_a_call_of_a_tool_comes_before_the_output(kind: str) -> None:
    call = {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    answers = (
        chat_answer({"content": "Let me see.", "tool_calls": [call]}, "tool_calls"),
        chat_answer({"content": '{"x": 1}'}),
    )
    with scripted(*answers) as script:
        async with Talk(kind, "openai", script.url) as talk:
            reply = await talk.send("?", output=Point)
            assert (reply.output, len(reply.tool_calls)) == (None, 1)
            assert (await talk.send(tool_results={"c1": "1"}, output=Point)).output == {"x": 1}


async def test_a_stream_without_an_output_has_no_partial_one(kind: str, mock: MockServer) -> None:
    async with Talk(kind, "openai", mock.url) as talk, talk.streaming("你好") as stream:
        assert stream.partial_output is None
        assert (await talk.final(stream)).output is None
        assert stream.partial_output is None
        assert "output" not in stream.snapshot.to_dict()


def test_it_is_loaded_when_it_is_needed() -> None:
    code = (
        "import sys; from mtmaisdk.chat import Chat, connect; connect('aitre', 'http://host').close()\n"
        "assert 'mtmaisdk.chat.structured' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT / "generated")
