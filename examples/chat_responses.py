"""Reasoning and a tool over Responses: a conversation that the client keeps, then one that the server keeps."""

from __future__ import annotations

import json
import os
from typing import Any

from mock_or_real import server

from mtmaisdk.chat import Chat, HistoryLostException, ReasoningEvent, TextEvent, ToolCallEvent, connect

MODEL = os.environ.get("MODEL") or "gpt-5-mini"
QUESTION = "北京天气怎么样？"
CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
WEATHER = {"type": "function", "name": "get_weather", "description": "某个城市的天气", "parameters": CITY}
REASONING: dict[str, Any] = {
    "reasoning": {"effort": "low", "summary": "auto"},
    "include": ["reasoning.encrypted_content"],
}


def ask(chat: Chat) -> None:
    calls = []
    with chat.stream(QUESTION) as stream:
        for event in stream:
            if isinstance(event, ReasoningEvent | TextEvent):
                print(event.text, end="", flush=True)
            elif isinstance(event, ToolCallEvent):
                print(f"\n{event.call.name}({event.call.arguments})")
                calls.append(event.call)
    if calls:
        results = {call.id: {"weather": "晴", **json.loads(call.arguments)} for call in calls}
        print(chat.send(tool_results=results).text)


def main() -> None:
    with connect("openai", api="responses", model=MODEL, tools=[WEATHER], **REASONING) as chat:
        ask(chat)
        # The encrypted reasoning goes back with the results.
        print("kept:", ", ".join(item.get("type", "message") for item in chat.state["items"]))
    with connect("openai", api="responses", model=MODEL, tools=[WEATHER], stateful=True) as chat:
        try:
            ask(chat)
            print("kept by the server:", chat.state["response_id"])
        except HistoryLostException as error:
            print(error)


if __name__ == "__main__":
    with server():
        main()
