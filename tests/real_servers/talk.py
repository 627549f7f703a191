"""What both clients ask of a server."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, NamedTuple

from chat.conftest import Talk

from mtmaisdk.chat import Reply
from mtmaisdk.clients.rest import OpenApiException
from real_servers.server import Api

SECONDS = 60
QUESTION = "请从一数到十。"
PARAMETERS = {"type": "object", "properties": {"city": {"type": "string"}}}
WEATHER = {"type": "function", "function": {"name": "get_weather", "description": "天气", "parameters": PARAMETERS}}
FORMS = ("send", "stream")


class Result(NamedTuple):
    """How a step went: whether it went well, and what to show."""

    is_good: bool
    said: str


class Asked(NamedTuple):
    """A client, `async` or `sync`, the server's address, its key and one of its APIs; each step is a method."""

    kind: str
    url: str
    key: str | None
    api: Api

    def talk(self, **options: Any) -> Talk:
        own = {"api_key": self.key, "retries": 0, "timeout": SECONDS, "user_id": None}
        given = {**own, **self.api.options, **options}
        if self.api.backend != "chatchat":
            del given["user_id"]
        return Talk(self.kind, self.api.backend, self.url, **given)

    async def models(self) -> str:
        async with Talk(self.kind, "openai", self.url, api_key=self.key) as talk:
            listed = talk.chat.api.list_models()
            models = [model.id for model in (await listed if self.kind == "async" else listed).data]
        assert self.api.options["model"] in models, f"its model is not among {models}"
        return "yes"

    async def answer(self) -> str:
        async with self.talk() as talk:
            reply = await replied(talk, "send", QUESTION)
        assert reply.text or reply.reasoning, "no text"
        return "yes"

    async def stream(self) -> str:
        async with self.talk() as talk:
            kinds = [event.type for event in await talk.events(QUESTION)]
        assert len(kinds) > 3, f"only {kinds}"
        assert kinds[-1] == "end", f"it ends with {kinds[-1]}"
        return "yes"

    async def usage(self) -> str:
        counted = []
        is_chat = self.api.backend == "openai" and "api" not in self.api.options
        asking = {"stream_options": {"include_usage": True}}
        for form, options in (("send", {}), ("stream", {}), *([("stream if asked", asking)] if is_chat else [])):
            async with self.talk(**options) as talk:
                usage = (await replied(talk, form[:6], QUESTION)).usage
            if usage and usage.completion_tokens:
                counted.append(form)
                if form == "stream":
                    break
        if "stream" in counted and "send" in counted:
            return "yes"
        return " and ".join(counted).replace("send", "plain only") or "none"

    async def tools(self) -> str:
        for form in FORMS:
            async with self.talk(tools=[WEATHER]) as talk:
                called = (await replied(talk, form, "上海天气怎么样？")).tool_calls
                assert [call.name for call in called] == ["get_weather"], f"{form}: {called}"
                assert isinstance(json.loads(called[0].arguments), dict), f"{form}: {called}"
                reply = await replied(talk, form, None, tool_results={called[0].id: "晴"})
                assert reply.text, f"{form}: no answer to the result"
        return "yes"

    async def wrong_key(self) -> str:
        return await self._refused(api_key="sk-wrong")

    async def unknown_model(self) -> str:
        return await self._refused(model="nonsense")

    async def invalid_parameter(self) -> str:
        return await self._refused(max_tokens=-7)

    async def early_break(self) -> str:
        async with self.talk() as talk:
            async with talk.streaming(QUESTION) as stream:
                await talk.first_event(stream)
            reply = await talk.send(QUESTION)
        assert reply.text or reply.reasoning, "no answer afterwards"
        return "yes"

    async def _refused(self, **options: Any) -> str:
        """Returns how the server refuses a plain request and a streamed one."""
        plain, stream = [await self._refusal(form, **options) for form in FORMS]
        return plain if plain == stream else f"{plain}; stream: {stream}"

    async def _refusal(self, form: str, **options: Any) -> str:
        try:
            async with self.talk(**options) as talk:
                await replied(talk, form, QUESTION)
        except OpenApiException as error:
            if "sk-wrong" in str(error):
                raise
            return f"{error.status}" if error.status != 200 else f"200, {type(error).__name__}"
        return "answered"


async def replied(talk: Talk, form: str, text: str | None, **options: Any) -> Reply:
    """Sends a message, plain or as a stream, and returns the reply."""
    if form == "send":
        return await talk.send(text, **options)
    async with talk.streaming(text, **options) as stream:
        return await talk.final(stream)


STEPS: dict[str, Callable[[Asked], Coroutine[Any, Any, str]]] = {
    name.replace("_", " "): step
    for name, step in vars(Asked).items()
    if inspect.iscoroutinefunction(step) and name[0] != "_"
}


def talk_to(url: str, key: str | None, api: Api) -> Iterator[tuple[str, Result]]:
    """Yields how each step went with both clients."""
    for name, step in STEPS.items():
        if name in api.lacks:
            yield name, Result(True, f"– ({api.lacks[name]})")
            continue
        found = [_result(step(Asked(kind, url, key, api))) for kind in ("async", "sync")]
        said = found[0].said if found[0] == found[1] else f"async: {found[0].said}; blocking: {found[1].said}"
        yield name, Result(all(result.is_good for result in found), said)


def doctor(url: str, key: str | None, api: Api) -> Result:
    """Returns what `mtmaisdk doctor --contract` says of a server."""
    command = ["doctor", "--contract", "--json", "--backend", api.backend, "--base-url", url]
    command += ["--model", api.options["model"], *(["--api", str(api)] if str(api) != api.backend else [])]
    environment = {**os.environ, "MTMAI_API_KEY": key or ""}
    given: Any = {"env": environment, "capture_output": True, "text": True, "timeout": 300}
    findings = map(
        json.loads, subprocess.run([sys.executable, "-m", "mtmaisdk", *command], **given).stdout.splitlines()
    )
    said = [each for each in findings if not each["is_good"] and each["what"] not in api.lacks]
    differences = [each["said"] for each in said if each["what"] == "contract"]
    failed = [f"{each['what']}: {each['said']}" for each in said if each["what"] != "contract"]
    shown = "; ".join(failed or differences)
    return Result(not failed, ("no" if failed else "yes") + (f" ({shown})" if shown else ""))


def _result(step: Coroutine[Any, Any, str]) -> Result:
    try:
        return Result(True, asyncio.run(step))
    except (OpenApiException, AssertionError, ValueError, TypeError) as error:
        return Result(False, f"no ({str(error) or type(error).__name__})")
