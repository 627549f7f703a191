"""Lists models and holds a chat with each backend, async and sync.

Without BASE_URL it starts a server on this machine that answers with the contract's examples.
Environment: BACKEND (mtmai, openai, fastgpt or all), BASE_URL, API_KEY, MODEL, TENANT.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from typing import NamedTuple

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, FastGPTChatCompletion, OpenApiException, sync
from mtmaisdk.mock.background import run_in_background

QUESTION = "你好，请介绍一下你自己。"
MODEL = os.environ.get("MODEL") or "internlm2.5-latest"
TENANT = os.environ.get("TENANT") or "707d0855-80ab-4e1f-a156-f1c4546cbf52"
CHAT = {"messages": [{"role": "user", "content": QUESTION}]}


class Outcome(NamedTuple):
    """What a backend said: its models, where it lists them, and its answer."""

    models: list[str | None]
    answer: object


async def mtmai(configuration: Configuration) -> Outcome:
    async with rest.ApiClient(configuration) as client:
        api = rest.ChatApi(client)
        models = await api.chat_models(TENANT)
        async with api.chat_chat_stream(TENANT, chat_req=CHAT) as stream:
            answer = await stream.final()
        return Outcome([row.label for row in models.rows or []], answer.text)


def mtmai_sync(configuration: Configuration) -> Outcome:
    with sync.ApiClient(configuration) as client:
        api = sync.ChatApi(client)
        models = api.chat_models(TENANT)
        with api.chat_chat_stream(TENANT, chat_req=CHAT) as stream:
            answer = stream.final()
        return Outcome([row.label for row in models.rows or []], answer.text)


async def openai(configuration: Configuration) -> Outcome:
    async with rest.ApiClient(configuration) as client:
        api = rest.OpenAIApi(client)
        models = await api.list_models()
        chat = await api.create_chat_completion(model=MODEL, messages=CHAT["messages"])
        return Outcome([model.id for model in models.data or []], _text(chat))


def openai_sync(configuration: Configuration) -> Outcome:
    with sync.ApiClient(configuration) as client:
        api = sync.OpenAIApi(client)
        models = api.list_models()
        chat = api.create_chat_completion(model=MODEL, messages=CHAT["messages"])
        return Outcome([model.id for model in models.data or []], _text(chat))


async def fastgpt(configuration: Configuration) -> Outcome:
    async with rest.ApiClient(configuration) as client:
        return Outcome([], _text(await rest.FastGPTApi(client).create_chat_completion(messages=CHAT["messages"])))


def fastgpt_sync(configuration: Configuration) -> Outcome:
    with sync.ApiClient(configuration) as client:
        return Outcome([], _text(sync.FastGPTApi(client).create_chat_completion(messages=CHAT["messages"])))


def _text(chat: rest.ChatCompletion | FastGPTChatCompletion) -> object:
    choice = chat.choices[0] if chat.choices else None
    return choice.message.content if choice and choice.message else None


BACKENDS: dict[str, dict[str, Callable[[Configuration], Outcome]]] = {
    "mtmai": {"async": lambda configuration: asyncio.run(mtmai(configuration)), "sync": mtmai_sync},
    "openai": {"async": lambda configuration: asyncio.run(openai(configuration)), "sync": openai_sync},
    "fastgpt": {"async": lambda configuration: asyncio.run(fastgpt(configuration)), "sync": fastgpt_sync},
}


def main() -> int:
    """Returns 0 where every chosen backend answered."""
    chosen = os.environ.get("BACKEND") or "all"
    if chosen not in (*BACKENDS, "all"):
        print(f"BACKEND={chosen} is none of: {', '.join(BACKENDS)}, all", file=sys.stderr)
        return 2
    failed = False
    base_url = os.environ.get("BASE_URL")
    with nullcontext(base_url) if base_url else run_in_background() as host:
        print(f"Server: {host}")
        try:
            configuration = Configuration(host=host, access_token=os.environ.get("API_KEY") or "any-key")
        except ValueError as error:
            print(f"BASE_URL: {error}", file=sys.stderr)
            return 2
        for backend in BACKENDS if chosen == "all" else [chosen]:
            for kind, call in BACKENDS[backend].items():
                print(f"\n{backend} ({kind})")
                try:
                    models, answer = call(configuration)
                except OpenApiException as error:
                    failed = True
                    print(f"  failed: {error}")
                    continue
                if models:
                    print(f"  models: {', '.join(map(str, models))}")
                print(f"  you:    {QUESTION}\n  answer: {str(answer).strip()}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
