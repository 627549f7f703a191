"""A streamed chat with an mtmai tenant, async, and the thread that the server stored."""

from __future__ import annotations

import asyncio
import os

from mock_or_real import server

from mtmaisdk.chat import connect_async

TENANT = os.environ.get("TENANT") or "707d0855-80ab-4e1f-a156-f1c4546cbf52"


async def main() -> None:
    async with connect_async("mtmai", tenant=TENANT) as chat:
        async with chat.stream("你好") as stream:
            async for text in stream.text():
                print(text, end="", flush=True)
        print()
        # What a conversation has no word for is asked of the generated client underneath.
        thread = await chat.api.chat_messages(TENANT, chat.state["thread_id"])
        for message in thread.messages or ():
            print(f"{message.role}: {message.content}")


if __name__ == "__main__":
    with server():
        asyncio.run(main())
