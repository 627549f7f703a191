"""One run of a FastGPT app: its reasoning, tool calls and answer, and the events that report them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from mtmaisdk.mock.behaviour import Event
from mtmaisdk.mock.content.completion import counted
from mtmaisdk.mock.content.said import Said
from mtmaisdk.mock.content.text import answer_from_tool, answer_to, reasoning_of, tokens_of
from mtmaisdk.mock.content.tools import CalledTool, tools_to_call

TOOL = {
    "function": {
        "name": "get_weather",
        "description": "查询天气",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    }
}
"""The tool of the app; a question about the weather calls it."""

TOOL_RESULT = '{"weather": "晴"}'
_AVATAR = "core/workflow/template/httpRequest"
_MODEL = "mock"


def said_by_app(body: Mapping[str, Any], question: str, turn: int) -> Said:
    """Returns what the app says to question number `turn` of a chat, with the calls of its tool."""
    calls = [replace(call, result=TOOL_RESULT) for call in tools_to_call(question, [TOOL])]
    text = answer_to(question, turn) + (answer_from_tool(TOOL_RESULT) if calls else "")
    return Said(text, reasoning_of(body, question), calls)


@dataclass(frozen=True)
class Run:
    """A run that answers a question; with /api/v2 it outlives the connection.

    Only with the first question of a chat is there a `title`.
    """

    body: Mapping[str, Any]
    question: str
    said: Said
    chat_id: str
    variables: Mapping[str, Any]
    title: str | None
    outlives: bool = False

    @property
    def text(self) -> str:
        """The answer; a run that waits at a form or selection may have none."""
        return self.said.text or self.said.refusal

    @cached_property
    def value(self) -> list[dict[str, Any]]:
        """The answer in the form of a record."""
        items: list[dict[str, Any]] = []
        if self.said.reasoning:
            items.append({"type": "reasoning", "reasoning": {"content": self.said.reasoning}})
        if self.said.calls:
            items.append({"type": "tool", "tools": [_tool(call) for call in self.said.calls]})
        if self.text or not self.said.interactive:
            items.append({"type": "text", "text": {"content": self.text}})
        if self.said.interactive:
            items.append({"type": "interactive", "interactive": self.said.interactive})
        return items

    @cached_property
    def node_responses(self) -> list[dict[str, Any]]:
        """What the app's nodes did; the last node of a plugin is its output."""
        start = _node("mockStart", "448745", "流程开始", "workflowStart", runningTime=0)
        counts = counted(self.said, len(tokens_of(self.question)), len(tokens_of(self.text)))
        chat = {
            **_node("mockChat", "7BdojPlukIQw", "AI 对话", "tools" if self.said.calls else "chatNode"),
            "runningTime": 0.01,
            "totalPoints": 0,
            "model": _MODEL,
            "inputTokens": counts["prompt_tokens"],
            "outputTokens": counts["completion_tokens"],
            "query": self.question,
            "historyPreview": [{"obj": "Human", "value": self.question}, {"obj": "AI", "value": self.text}],
        }
        if self.said.reasoning:
            chat["reasoningText"] = self.said.reasoning
        if self.outlives and self.said.calls:
            chat["childrenResponses"] = [
                _node(f"mock {call.id}", call.name, "查询天气", "tool", parentId="mockChat", toolRes=call.result)
                for call in self.said.calls
            ]
        if self.said.references:
            chat["quoteList"] = [_quote(number, each) for number, each in enumerate(self.said.references)]
        nodes = [start, chat, *map(dict, self.said.nodes)]
        if not self.body.get("messages"):
            output = {"pluginOutput": {"result": self.text}}
            nodes.append(_node("mockEnd", "pluginOutput", "插件输出", "pluginOutput", runningTime=0, **output))
        return nodes

    def whole(self) -> dict[str, Any]:
        """Returns the complete answer; with `detail`, content of several kinds is a list."""
        message: dict[str, Any] = {"role": "assistant", "content": self.text}
        detail = bool(self.body.get("detail"))
        if detail and (len(self.value) > 1 or self.said.interactive):
            message["content"] = self.value
        elif self.said.reasoning:
            message["reasoning_content"] = self.said.reasoning
        extra = {"responseData": self.node_responses, "newVariables": dict(self.variables)} if detail else {}
        return {
            **extra,
            **({"title": self.title} if self.title is not None else {}),
            "id": self.chat_id,
            "model": "",
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 1},
            "choices": [{"message": message, "finish_reason": "stop", "index": 0}],
        }

    def events(self) -> Iterator[Event]:
        """Yields the events of the answer; without `detail` only its text, as events without a name."""
        if self.body.get("detail"):
            return self._all_events()
        named = {"answer": "message", **({"chatTitle": "chatTitle"} if self.outlives else {})}
        return ((named[name], data) for name, data in self._all_events() if name in named)

    def _all_events(self) -> Iterator[Event]:
        yield "flowNodeStatus", {"status": "running", "name": "流程开始"}
        yield "flowNodeStatus", {"status": "running", "name": "AI 对话"}
        for token in tokens_of(self.said.reasoning):
            yield "answer", _chunk({"role": "assistant", "reasoning_content": token})
        for call in self.said.calls:
            empty = {"id": call.id, "toolName": "", "toolAvatar": "", "params": "", "response": ""}
            yield "toolCall", {"tool": {**_tool(call), "params": "", "response": ""}}
            for piece in call.pieces:
                yield "toolParams", {"tool": {**empty, "params": piece}}
            yield "toolResponse", {"tool": {**empty, "response": call.result}}
        for token in tokens_of(self.text):
            yield "answer", _chunk({"role": "assistant", "content": token})
        if self.said.interactive:
            yield "interactive", {"interactive": self.said.interactive}
        if self.variables:
            yield "updateVariables", dict(self.variables)
        yield "workflowDuration", {"durationSeconds": 0.01}
        if self.title is not None:
            yield "chatTitle", {"title": self.title}
        if self.outlives:
            for node in self.node_responses:
                # Inner nodes end before theirs.
                for inner in node.get("childrenResponses", ()):
                    yield "flowNodeResponse", inner
                yield "flowNodeResponse", {key: value for key, value in node.items() if key != "childrenResponses"}
        yield "answer", _chunk({"role": "assistant", "content": None}, "stop")
        if not self.outlives:
            yield "flowResponses", self.node_responses


def _node(number: str, node: str, name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": number, "nodeId": node, "moduleName": name, "moduleType": kind, **more}


def _tool(call: CalledTool) -> dict[str, Any]:
    label = "查询天气" if call.name == TOOL["function"]["name"] else call.name
    names = {"id": call.id, "toolName": label, "toolAvatar": _AVATAR, "functionName": call.name}
    return {**names, "params": call.arguments, "response": call.result}


def _quote(number: int, reference: Mapping[str, str]) -> dict[str, Any]:
    ids = {"id": f"mockQuote{number}", "datasetId": "mockDataset", "collectionId": "mockCollection"}
    source = {"sourceName": reference.get("title", ""), "sourceId": reference.get("url", "")}
    return {**ids, **source, "q": reference.get("text", ""), "a": "", "chunkIndex": number, "score": []}


def _chunk(delta: dict[str, Any], finish_reason: str | None = None) -> dict[str, Any]:
    choice = {"delta": delta, "index": 0, "finish_reason": finish_reason}
    return {"id": "", "object": "", "created": 0, "model": "", "choices": [choice]}
