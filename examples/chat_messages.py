"""Thinking and a tool over Anthropic's Messages, which LMDeploy, vLLM, SGLang, Ollama and gateways serve, too."""

from __future__ import annotations

import json
import os

from mock_or_real import server

from mtmaisdk.chat import ReasoningEvent, TextEvent, ToolCallEvent, connect

MODEL = os.environ.get("MODEL") or "claude-sonnet-5"
QUESTION = "北京天气怎么样？"
CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
WEATHER = {"name": "get_weather", "description": "某个城市的天气", "input_schema": CITY}
THINKING = {"type": "enabled", "budget_tokens": 1024}


def main() -> None:
    with connect("messages", model=MODEL, max_tokens=4096, thinking=THINKING, tools=[WEATHER]) as chat:
        counted = chat.api.count_message_tokens(
            model=MODEL, messages=[{"role": "user", "content": QUESTION}], tools=[WEATHER]
        )
        print(f"{counted.input_tokens} tokens")
        calls = []
        with chat.stream(QUESTION) as stream:
            for event in stream:
                if isinstance(event, ReasoningEvent | TextEvent):
                    print(event.text, end="", flush=True)
                elif isinstance(event, ToolCallEvent):
                    print(f"\n{event.call.name}({event.call.arguments})")
                    calls.append(event.call)
        if calls:
            # The signed thinking goes back with the results, as the server wants it.
            results = {call.id: {"weather": "晴", **json.loads(call.arguments)} for call in calls}
            print(chat.send(tool_results=results).text)
        print("kept:", ", ".join(block["type"] for block in chat.state["messages"][1]["content"]))


if __name__ == "__main__":
    with server():
        main()
