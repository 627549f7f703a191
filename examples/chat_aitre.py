"""A streamed chat with AITRE or another gateway, async, with the reasoning of the model."""

from __future__ import annotations

import asyncio
import os

from mock_or_real import server

from mtmaisdk.chat import ReasoningEvent, TextEvent, connect_async

MODEL = os.environ.get("MODEL") or "deepseek-reasoner"


async def main() -> None:
    async with connect_async("aitre", model=MODEL) as chat, chat.stream("九和十一，哪个大？") as stream:
        is_thinking = False
        async for event in stream:
            if isinstance(event, ReasoningEvent):
                print("" if is_thinking else "思考：", event.text, sep="", end="", flush=True)
                is_thinking = True
            elif isinstance(event, TextEvent):
                print("\n回答：" if is_thinking else "", event.text, sep="", end="", flush=True)
                is_thinking = False
    print()


if __name__ == "__main__":
    with server():
        asyncio.run(main())
