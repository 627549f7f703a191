"""What servers really send, replayed through the client, with the result that it means."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from support.wire import answer_of, operation_of, serving

from mtmaisdk.clients.rest import exceptions as errors
from mtmaisdk.clients.rest.contract.answers import StreamResult
from mtmaisdk.clients.rest.streaming.reader import StreamReader

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
EMPTY = errors.EmptyStreamException
ERROR = errors.StreamException
CUT = errors.StreamTruncatedException


@dataclass
class Expected:
    text: str = ""
    backend: str = "openai"
    finish: str | None = "stop"
    reasoning: str = ""
    calls: list[tuple[str, str]] = field(default_factory=list)
    usage: tuple[int, int, int] | None = None
    choices: dict[int, tuple[str, str | None]] | None = None
    events: list[str] | None = None
    error: type[Exception] | None = None


BASIC = Expected("Hello 世界")
A = ("read_file", '{"path":"a"}')
B = ("read_file", '{"path":"b"}')
BEIJING = ("get_weather", '{"city": "北京"}')
SHANGHAI = ("get_weather", '{"city": "上海"}')
EXPECTED: dict[str, Expected] = {
    "lmdeploy-head-stream-n2-fanout.sse": Expected(
        "Hi", usage=(5, 6, 11), choices={0: ("Hi", "stop"), 1: ("Hello there", "length")}
    ),
    "lmdeploy-proxy-timeout-inside-event-stream.sse": Expected("hi", error=ERROR),
    "lmdeploy-v0.16-stream-midstream-error.sse": Expected("部分", error=ERROR),
    "lmdeploy-v0.16-stream-tools.sse": Expected(finish="tool_calls", calls=[("get_weather", '{"city": "NYC"}')]),
    "lmdeploy-v0.3.0-stream.sse": Expected("你好，我是书生"),
    "lmdeploy-v0.6.4-stream-usage-every-chunk.sse": Expected("你好，我是书生·浦语", usage=(104, 6, 110)),
    "lmdeploy-v0.6.4-stream.sse": Expected("拜拜！"),
    "openai-bare-json-error-in-event-stream.sse": Expected(error=ERROR),
    "openai-basic.sse": BASIC,
    "openai-bom.sse": BASIC,
    "openai-chunks-after-done.sse": BASIC,
    "openai-completions-stream.sse": Expected("This is", "completion", "length"),
    "openai-cr-only.sse": BASIC,
    "openai-crlf-split-chunks.json": BASIC,
    "openai-crlf.sse": BASIC,
    "openai-delta-missing.sse": Expected("ok"),
    "openai-done-bare.sse": BASIC,
    "openai-done-variants.sse": BASIC,
    "openai-event-error.sse": Expected(error=ERROR),
    "openai-event-named.sse": BASIC,
    "openai-finish-content-filter.sse": Expected("x", finish="content_filter"),
    "openai-finish-in-content-chunk.sse": Expected("Hello", finish="length"),
    "openai-intern-object-error-frame.sse": Expected(error=ERROR),
    "openai-keepalive-comments.sse": BASIC,
    "openai-meta-only-event.sse": BASIC,
    "openai-multiline-data.sse": Expected("Hello 世界"),
    "openai-n2.sse": Expected("A", choices={0: ("A", "stop"), 1: ("B12", "length")}),
    "openai-newapi-ping.sse": BASIC,
    "openai-no-trailing-blank-line.sse": BASIC,
    "openai-nospace.sse": BASIC,
    "openai-openrouter-comments.sse": Expected("亚"),
    "openai-reasoning-content.sse": Expected("answer", reasoning="think", usage=(19, 10, 29)),
    "openai-reasoning-openrouter.sse": Expected("ok", reasoning=","),
    "openai-speech-stream.sse": Expected(
        backend="speech", finish=None, events=["speech.audio.delta", "speech.audio.done"]
    ),
    "openai-tool-call-empty-strings.sse": Expected(finish="tool_calls", calls=[("read_file", '{"filepath": "x"}')]),
    "openai-tool-call-no-index.sse": Expected(finish="tool_calls", calls=[A]),
    "openai-tool-call-parallel.sse": Expected(finish="tool_calls", calls=[A, B]),
    "openai-tool-call-same-index.sse": Expected(finish="tool_calls", calls=[A, B]),
    "openai-transcription-stream.sse": Expected("Hello", "transcription", None),
    "openai-u2028-in-json.sse": Expected("a\u2028b\u0085c"),
    "openai-utf8-split-chunks.json": BASIC,
    "openai-vllm-new-stream-error.sse": Expected(error=ERROR),
    "openai-custom-tool-stream.sse": Expected(finish="tool_calls", calls=[("shell", "ls -l")]),
    "openai-tool-call-empty-custom.sse": Expected(finish="tool_calls", calls=[("look", '{"q":1}')]),
    "openai-images-content-parts.sse": Expected("看："),
    "openai-images-delta.sse": Expected("给你一张图。"),
    "openai-image-edit-stream.sse": Expected(
        backend="image-edit", finish=None, events=["image_edit.partial_image", "image_edit.completed"]
    ),
    "openai-logprobs-stream.sse": Expected("Hi there"),
    "messages-anthropic-overloaded.sse": Expected("Half an", "messages", error=ERROR),
    "messages-anthropic-thinking-tool.sse": Expected(
        "Let me check.",
        "messages",
        "tool_use",
        "Need the weather in Paris.",
        [("get_weather", '{"city": "Paris"}')],
    ),
    "messages-litellm-chat-bridge-error-midstream.sse": Expected(backend="messages", error=ERROR),
    "messages-litellm-responses-bridge-two-tools.sse": Expected("", "messages", "tool_use", calls=[BEIJING, SHANGHAI]),
    "messages-lmdeploy-0.18-error-first.sse": Expected(backend="messages", error=ERROR),
    "messages-lmdeploy-0.18-error-midstream.sse": Expected("hello world 你好", "messages", error=ERROR),
    "messages-lmdeploy-0.18-text-two-tools.sse": Expected(
        "let me see ", "messages", "tool_use", calls=[BEIJING, SHANGHAI]
    ),
    "messages-lmdeploy-0.18-thinking.sse": Expected(
        "\n\nhello world", "messages", "end_turn", "\nthe user wants 世界\n"
    ),
    "messages-vllm-text.sse": Expected("Hi", "messages", "end_turn", "short"),
    "responses-litellm-chat-bridge-reasoning.sse": Expected(
        "\n\nhello world", "responses", "completed", "\nthe user wants 世界\n"
    ),
    "responses-lmdeploy-0.16-broken-off.sse": Expected("\n\nhello world", "responses", error=CUT),
    "responses-lmdeploy-0.18-failed.sse": Expected("hello world 你好", "responses", error=ERROR),
    "responses-lmdeploy-0.18-reasoning-lost.sse": Expected("\n\nhello world", "responses", "completed"),
    "responses-lmdeploy-0.18-text-two-tools.sse": Expected(
        "let me see ", "responses", "completed", calls=[BEIJING, SHANGHAI]
    ),
    "responses-lmdeploy-0.18-text.sse": Expected("hello world 你好 世界 the quick brown fox", "responses", "completed"),
    "responses-newapi-completed-empty-output.sse": Expected("流式正常", "responses", "completed"),
    "responses-ollama-reasoning-tool.sse": Expected(
        "", "responses", "completed", "need weather", [("get_weather", '{"city":"Paris"}')]
    ),
    "responses-openai-error-nested.sse": Expected(backend="responses", error=ERROR),
    "responses-openai-text.sse": Expected("你好！", "responses", "completed", "**Greeting**"),
    "responses-vllm-reasoning-text.sse": Expected("Hi there", "responses", "completed", "Simple hello."),
    "fastgpt-code-stream-error-midstream-detail-false.sse": Expected(backend="fastgpt", error=ERROR),
    "fastgpt-code-stream-error-midstream-detail-true.sse": Expected(backend="fastgpt", error=ERROR),
    "fastgpt-code-stream-error-string.sse": Expected(backend="fastgpt", error=ERROR),
    "fastgpt-code-stream-heartbeat-detail-true.sse": Expected("好了", "fastgpt"),
    "fastgpt-code-v1-stream-detail-false-4.14.sse": Expected(
        "杭州今天晴。\n如需帮助请联系客服", "fastgpt", events=["answer"]
    ),
    "fastgpt-code-v1-stream-interactive-detail-false.sse": Expected(backend="fastgpt", events=["answer"]),
    "fastgpt-code-v2-stream-detail-true-4.14.sse": Expected(
        "杭州今天晴。\n如需帮助请联系客服", "fastgpt", reasoning="用户想知道天气", calls=[("t1Wq9", '{"city":"杭州"}')]
    ),
    "fastgpt-code-v2-stream-detail-true-4.17.sse": Expected(
        "今天有两场展览。", "fastgpt:create_chat_completion_v2", reasoning="先查时间", calls=[("t9", '{"day":"今天"}')]
    ),
    "fastgpt-code-v2-stream-detail-false-title.sse": Expected(
        "两场展览。", "fastgpt:create_chat_completion_v2", events=["answer", "chatTitle"]
    ),
    "fastgpt-code-v2-stream-plan-4.15.sse": Expected(
        "带伞。",
        "fastgpt:create_chat_completion_v2",
        events=["planStatus", "plan", "stepTitle", "skillCall", "sandboxStatus", "answer"],
    ),
    "fastgpt-doc-plugin-stream.sse": Expected("你好！有什么可以帮助你的吗？", "fastgpt"),
    "fastgpt-doc-v1-stream-detail-false.sse": Expected(backend="fastgpt", error=CUT),
    "fastgpt-doc-v1-stream-detail-true.sse": Expected("电影《铃芽之旅》的导演是新海诚。", "fastgpt"),
    "chatchat-abort-minimal-body.sse": Expected(backend="chatchat", error=EMPTY),
    "chatchat-abort-unknown-user.sse": Expected(backend="chatchat", error=EMPTY),
    "chatchat-0.3-chat-completions-stream.sse": Expected(
        "等于3。", "chatchat:create_chat_completion", None, calls=[("calculate", '{"text": "1+2"}')]
    ),
    "chatchat-0.3.1.3-llm-stream.sse": Expected("这是", "chatchat:create_chat_completion", usage=(9, 2, 11)),
    "chatchat-0.3-kb-stream.sse": Expected("十点开门。", "chatchat:kb_chat", None),
    "chatchat-agent-stream.sse": Expected("今天是晴天。", "chatchat:agent_chat", None),
    "chatchat-upstream-0.2-kb-stream.sse": Expected("根据资料，十点。", "chatchat:knowledge_base_chat", None),
    "chatchat-kb-stream.sse": Expected("根据已知信息", "chatchat", None),
    "chatchat-legacy-0.2.8-stream-false.sse": Expected("你好！我是助手", "chatchat", None),
    "chatchat-ping-upstream0.2.10.sse": Expected("第一第二", "chatchat", None),
    "chatchat-search-stream-no-message-id.sse": Expected("检索", "chatchat", None),
    "chatchat-stream-false.sse": Expected("你好！我是 AI\n助手。", "chatchat", None),
    "chatchat-stream-true-sse2.1.2.sse": Expected("你好！我是 AI\n助手。", "chatchat", None),
    "chatchat-stream-true.sse": Expected("你好！我是 AI\n助手。", "chatchat", None),
    "chatchat-unknown-model-stream-false.sse": Expected(backend="chatchat", finish=None),
    "mtmai-chat-datastream-data-as-object.sse": Expected("hi", "mtmai"),
    "mtmai-chat-datastream-error-part.sse": Expected(backend="mtmai", error=ERROR),
    "mtmai-chat-datastream-full.sse": Expected("你好，我是助手。\n再见", "mtmai"),
    "mtmai-chat-datastream-no-finish-truncated.sse": Expected("half", "mtmai", error=CUT),
    "mtmai-chat-datastream-text.sse": Expected("你好你好！我是助手。", "mtmai", None),
}


APART = 256
"""Bytes from one cut of a sample to the next; few events are so long that they are cut twice."""


def pieces_of(name: str, size: int) -> list[bytes]:
    content = (SAMPLES / name).read_bytes()
    if name.endswith(".json"):
        return [bytes.fromhex(piece) for piece in json.loads(content)["chunks_hex"]]
    return [content[at : at + size] for at in range(0, len(content), size)]


def test_every_sample_has_an_expectation() -> None:
    names = {path.name for path in SAMPLES.iterdir()} - {"MANIFEST.tsv"}
    assert names == EXPECTED.keys()
    listed = {line.split("\t")[0] for line in (SAMPLES / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()}
    streams = {name for name in listed if name.endswith((".sse", "split-chunks.json"))}
    assert streams <= names


@pytest.mark.parametrize("name", EXPECTED)
def test_sample_means_the_same_wherever_it_is_cut(name: str) -> None:
    operation = operation_of(EXPECTED[name].backend)

    def read(*pieces: bytes) -> tuple[list[Any], str, StreamResult]:
        reader, error = StreamReader(operation.stream), ""
        events: list[Any] = []
        try:
            for piece in pieces:
                events.extend(reader.feed(piece))
            events.extend(reader.finish())
        except errors.StreamException as failure:
            error = f"{type(failure).__name__}: {failure}"
        return events, error, reader.snapshot()

    whole = b"".join(pieces_of(name, 1_000_000))
    expected = read(whole)
    # Between them, the rounds cut each sample at every byte.
    for first in range(1, min(len(whole), APART + 1)):
        cuts = range(first, len(whole), APART)
        assert read(whole[:first], *(whole[at : at + APART] for at in cuts)) == expected, first


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize("size", [7, 1_000_000])
@pytest.mark.parametrize("name", EXPECTED)
async def test_sample(name: str, size: int, kind: str) -> None:
    expected = EXPECTED[name]
    with serving(*pieces_of(name, size)) as server:
        outcome = await answer_of(kind, expected.backend, server)
    if expected.error is not None:
        assert type(outcome.error) is expected.error, outcome.error
        partial: StreamResult | None = getattr(outcome.error, "partial", None)
        assert partial is not None
        assert partial.text.startswith(expected.text)
        assert outcome.error.status == 200  # type: ignore[union-attr]
        return
    result = outcome.whole
    assert (result.text, result.finish_reason, result.reasoning) == (expected.text, expected.finish, expected.reasoning)
    assert [(call.name, call.arguments) for call in result.tool_calls] == expected.calls
    if expected.usage is not None:
        usage = result.usage
        assert (usage.prompt_tokens, usage.completion_tokens, usage.total_tokens) == expected.usage
    if expected.choices is not None:
        found = {choice.index: (choice.text, choice.finish_reason) for choice in result.choices}
        assert found == expected.choices
    if expected.events is not None:
        assert list(dict.fromkeys(event.event for event in outcome.events)) == expected.events


async def test_fastgpt_detail_events_are_typed() -> None:
    from mtmaisdk.clients.rest.contract.answers import StreamEvent
    from mtmaisdk.clients.rest.models import FastGPTChatCompletionChunk, FastGPTNodeStatus

    with serving((SAMPLES / "fastgpt-code-v2-stream-detail-true-4.14.sse").read_bytes()) as server:
        outcome = await answer_of("async", "fastgpt", server)
    assert outcome.whole.text
    assert all(type(event) is StreamEvent for event in outcome.events)
    kinds = {event.event: type(event.data) for event in outcome.events}
    assert kinds["answer"] is FastGPTChatCompletionChunk
    assert kinds["flowNodeStatus"] is FastGPTNodeStatus


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_nodes_that_come_one_by_one_are_a_tree_in_the_result(kind: str) -> None:
    with serving((SAMPLES / "fastgpt-code-v2-stream-detail-true-4.17.sse").read_bytes()) as server:
        outcome = await answer_of(kind, "fastgpt:create_chat_completion_v2", server)
    extra = outcome.whole.extra
    assert extra["title"] == "今天的展览"
    search, chat = extra["responseData"]
    assert (search.id, search.dataset_queries, search.children_responses) == ("r1", ["展览"], None)
    (tool,) = chat.children_responses
    assert (chat.id, chat.child_response_count, tool.id, tool.tool_res) == ("r2", 1, "r3", "两场")
    # The events stay as they were sent.
    nodes = [event.data for event in outcome.events if event.event == "flowNodeResponse"]
    assert [(node.id, node.children_responses) for node in nodes] == [("r1", None), ("r3", None), ("r2", None)]


@pytest.mark.parametrize(
    ("nodes", "tree"),
    [
        ([("a", "gone"), ("b", None)], {"a": {}, "b": {}}),
        ([("c", "b"), ("b", "a"), ("d", "b"), ("a", None)], {"a": {"b": {"c": {}, "d": {}}}}),
        ([("a", "b"), ("b", "a")], {"b": {"a": {}}}),
        ([("a", "a"), ("b", "a")], {"a": {"b": {}}}),
        ([("", "a"), ("", None), ("a", "")], {"": {}, "a": {"": {}}}),
    ],
)
async def test_trees_of_nodes(nodes: list[tuple[str, str | None]], tree: Any) -> None:
    events = [{"id": name, "parentId": parent, "nodeId": "n"} for name, parent in nodes]
    frames = [f"event: flowNodeResponse\ndata: {json.dumps(event)}\n\n".encode() for event in events]
    end = b'data: {"choices":[{"delta":{"content":"a"},"index":0,"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'
    with serving(*frames, end) as server:
        outcome = await answer_of("async", "fastgpt:create_chat_completion_v2", server)

    def shape(found: Any) -> Any:
        return {node.id: shape(node.children_responses or ()) for node in found}

    assert shape(outcome.whole.extra["responseData"]) == tree


async def test_data_after_the_end_marker_is_delivered() -> None:
    with serving((SAMPLES / "fastgpt-doc-v1-stream-detail-true.sse").read_bytes()) as server:
        outcome = await answer_of("async", "fastgpt", server)
    assert outcome.events[-1].event == "flowResponses"
