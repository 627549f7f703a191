"""A streamed conversation with an OpenAI-compatible server: LMDeploy, InternLM, vLLM, one-api, new-api."""

from __future__ import annotations

import os

from mock_or_real import server

from mtmaisdk.chat import connect

MODEL = os.environ.get("MODEL") or "internlm2.5-latest"


def main() -> None:
    with connect("openai", model=MODEL, system="请简短回答。") as chat:
        for question in ("你好", "我刚才说了什么？"):
            print(f"> {question}")
            with chat.stream(question) as stream:
                for text in stream.text():
                    print(text, end="", flush=True)
                reply = stream.final()
            print(f"\n  {reply.finish_reason}, {reply.usage}")


if __name__ == "__main__":
    with server():
        main()
