"""Tools: the model calls functions of this program, and uses their results to answer."""

from __future__ import annotations

import os

from mock_or_real import server

from mtmaisdk.chat import ToolCall, connect

MODEL = os.environ.get("MODEL") or "internlm2.5-latest"


def get_weather(city: str) -> dict[str, str]:
    """某个城市的天气.

    Args:
        city: 城市的名字
    """
    return {"city": city, "weather": "晴", "temperature": "21°C"}


def send_mail(to: str, text: str) -> None:
    """Sends a mail."""
    raise NotImplementedError


def approve(call: ToolCall) -> bool | str:
    """Lets the model read, but not act."""
    return call.name != "send_mail" or "mails are not sent by a machine"


def main() -> None:
    with connect("openai", model=MODEL, tools=[get_weather, send_mail]) as chat:
        with chat.run_stream("北京天气怎么样？", approve=approve, max_rounds=5) as run:
            for event in run:
                if event.type == "text":
                    print(event.text, end="", flush=True)
                elif event.type == "tool_result":
                    print(f"  {event.call.name}({event.call.arguments}) → {event.call.result}")
        print(f"\n{chat.usage}")


if __name__ == "__main__":
    with server():
        main()
