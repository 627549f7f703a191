"""A streamed chat with a Langchain-Chatchat server, saved and resumed."""

from __future__ import annotations

import json
import os

from mock_or_real import server

from mtmaisdk.chat import Chat, connect

USER = os.environ.get("USER_ID") or "user123"


def say(chat: Chat, text: str) -> None:
    with chat.stream(text) as stream:
        for piece in stream.text():
            print(piece, end="", flush=True)
    print()


def main() -> None:
    with connect("chatchat", user_id=USER) as chat:
        say(chat, "你好")
        saved = json.dumps(chat.state)
    print(f"saved: {saved}")
    with connect("chatchat", state=json.loads(saved)) as chat:
        say(chat, "我刚才说了什么？")


if __name__ == "__main__":
    with server():
        main()
