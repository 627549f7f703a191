"""Tools: the model calls functions of this program, and uses their results to answer."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

from mock_or_real import server

from mtmaisdk.chat import ToolCall, connect

MODEL = os.environ.get("MODEL") or "internlm2.5-latest"
MAX_ROUNDS = 5
CITY = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}


def get_weather(city: str) -> dict[str, str]:
    return {"city": city, "weather": "晴", "temperature": "21°C"}


FUNCTIONS: dict[str, Callable[..., Any]] = {"get_weather": get_weather}
TOOLS = [
    {"type": "function", "function": {"name": "get_weather", "description": "某个城市的天气", "parameters": CITY}},
]


def run_tool(call: ToolCall) -> Any:
    """Returns a call's result; an invalid call returns the error, so that the model can correct it."""
    try:
        result = FUNCTIONS[call.name](**json.loads(call.arguments))
    except (KeyError, TypeError, ValueError) as error:
        result = {"error": f"{type(error).__name__}: {error}"}
    print(f"  {call.name}({call.arguments}) → {result}")
    return result


def main() -> None:
    with connect("openai", model=MODEL, tools=TOOLS) as chat:
        reply = chat.send("北京天气怎么样？")
        for _ in range(MAX_ROUNDS):
            if not reply.tool_calls:
                break
            reply = chat.send(tool_results={call.id: run_tool(call) for call in reply.tool_calls})
        print(reply.text)


if __name__ == "__main__":
    with server():
        main()
