"""Code that calls an operation of a server on this machine, as it stands."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from shlex import quote
from typing import Any, get_args
from urllib.parse import quote as quote_segment
from urllib.parse import urlencode

from public_spec.derive import MOCK

from docs_site.literals import json_text, python_call
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import models
from mtmaisdk.clients.rest.contract.model import File
from mtmaisdk.clients.rest.contract.operation import Operation as ClientOperation
from mtmaisdk.mock.contract import Example, Operation
from mtmaisdk.mock.credentials import schemes

ADDRESS = MOCK["url"]
FORM = "multipart/form-data"
FILE, IMAGE = "hello.wav", "cat.png"
"""The files that samples send."""

_MODEL = "internlm2.5-latest"
_TENANT = "707d0855-80ab-4e1f-a156-f1c4546cbf52"
_APP = "66e29b870b24ce35330c0f08"
_CHAT = "my_chatId"
_THREAD = "b2a7a0de-5d3d-4f38-8d4c-2f6f2b7d1c90"
_KEYED = f"export MTMAI_BASE_URL={ADDRESS} MTMAI_API_KEY=KEY"

_COMMANDS = {
    "openai:create_chat_completion": f"mtmaisdk chat -m {_MODEL} 你好",
    "openai:list_models": "mtmaisdk models",
    "openai:create_embedding": "mtmaisdk embed 你好 世界 --dimensions 8",
    "openai:create_image": "mtmaisdk image 一只猫 --model gpt-image-1 --size 256x256 -o cat.png",
    "openai:create_speech": "mtmaisdk speak 你好 -o hello-out.wav",
    "openai:create_transcription": f"mtmaisdk transcribe {FILE} --language zh",
    "midjourney:submit_imagine": 'mtmaisdk mj --no-wait "a cat, watercolour --ar 3:2"',
    "fastgpt:create_chat_completion": "mtmaisdk chat --backend fastgpt 北京天气怎么样？",
    "fastgpt:get_chat_histories": f"mtmaisdk history list --backend fastgpt --set app_id={_APP}",
    "fastgpt:get_chat_records": f"mtmaisdk history show {_CHAT} --backend fastgpt --set app_id={_APP}",
    "fastgpt:update_chat_history": f"mtmaisdk history rename {_CHAT} 天气 --backend fastgpt --set app_id={_APP}",
    "fastgpt:delete_chat_history": f"mtmaisdk history delete {_CHAT} --yes --backend fastgpt --set app_id={_APP}",
    "chatchat:chat": "mtmaisdk chat --backend chatchat 你好",
    "mtmai:chat_chat": f"mtmaisdk chat --backend mtmai --set tenant={_TENANT} 你好",
    "mtmai:chat_messages": f"mtmaisdk history show {_THREAD} --backend mtmai --set tenant={_TENANT}",
    "mtmai:chat_models": f"mtmaisdk models --backend mtmai --set tenant={_TENANT}",
}
"""What the command line calls an operation for."""

_CONVERSATIONS = {
    "openai:create_chat_completion": {"model": _MODEL},
    "fastgpt:create_chat_completion": {"app_id": _APP},
    "chatchat:chat": {},
    "mtmai:chat_chat": {"tenant": _TENANT},
}
"""Operations that conversations call, with the settings of the backend."""


@dataclass(frozen=True)
class Sample:
    """Code that calls an operation.

    Attributes:
        kind: What it shows: `curl`, `async`, `blocking`, `stream`, `blocking_stream`, `curl_stream`, `command` or
            `conversation`.
        language: The language that it is written in, `sh` or `python`.
        code: The code.
    """

    kind: str
    language: str
    code: str


def samples(operation: Operation) -> Iterator[Sample]:
    """Yields the samples of an operation."""
    plain = next(iter(operation.request_examples), None)
    if operation.stream is None or operation.stream.get("request"):
        plain = _with_stream(operation, plain, False)
        yield Sample("curl", "sh", curl(operation, plain))
        yield Sample("async", "python", _async(operation, _arguments(operation, plain)))
        yield Sample("blocking", "python", _blocking(operation, _arguments(operation, plain)))
    if operation.stream is not None:
        asks = stream_example(operation)
        arguments = _arguments(operation, _with_stream(operation, asks, False))
        yield Sample("stream", "python", _streamed(operation, arguments))
        yield Sample("blocking_stream", "python", _blocking_streamed(operation, arguments))
        yield Sample("curl_stream", "sh", curl(operation, asks, "-N"))
    if operation.id in _COMMANDS:
        yield Sample("command", "sh", f"{_KEYED}\n{_COMMANDS[operation.id]}\n")
    if operation.id in _CONVERSATIONS:
        yield Sample("conversation", "python", _conversation(operation, _CONVERSATIONS[operation.id]))


def curl(operation: Operation, example: Example | None, options: str = "") -> str:
    """Returns a curl command, a line for each header and the body."""
    # What curl does by itself.
    is_implied = operation.http_method == ("GET" if example is None else "POST")
    method = "" if is_implied else f" -X {operation.http_method}"
    lines = [f"curl{options and ' ' + options}{method} {quote(ADDRESS + target(operation))}"]
    lines += [f"-H {quote(f'{name}: {value}')}" for name, value in headers(operation).items()]
    if example is not None and example.media_type == FORM:
        for name, value, is_file in form_fields(operation, example):
            lines.append(f"-F {quote(f'{name}=@{file_of(operation)}' if is_file else f'{name}={value}')}")
    elif example is not None:
        lines += ["-H 'Content-Type: application/json'", f"-d {quote(json_text(example.value))}"]
    return " \\\n  ".join(lines) + "\n"


def target(operation: Operation) -> str:
    """Returns path and query of a request, with the examples of the parameters."""
    path = operation.path
    query = {}
    for parameter in operation.definition["parameters"]:
        value = _value(parameter)
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", quote_segment(str(value), safe=""))
        elif parameter.get("required") or parameter["name"] in operation.definition.get("x-positional", ()):
            query[parameter["name"]] = json.dumps(value) if "content" in parameter else value
    return path + (f"?{urlencode(query)}" if query else "")


def form_fields(operation: Operation, example: Example) -> Iterator[tuple[str, str, bool]]:
    """Yields each field of a form: its name, its value, and whether it is a file."""
    files = _file_fields(operation)
    for name, value in example.value.items():
        for each in value if isinstance(value, list) else [value]:
            yield name, each if isinstance(each, str) else json.dumps(each, ensure_ascii=False), name in files


def file_of(operation: Operation) -> str:
    """Returns the name of the file that the samples of an operation send."""
    return IMAGE if "image" in operation.method else FILE


def stream_example(operation: Operation) -> Example | None:
    """Returns a request that asks for a stream: an example that does, or the first one made to."""
    asks = (each for each in operation.request_examples if is_stream_request(operation, each))
    return _with_stream(operation, next(asks, next(iter(operation.request_examples), None)), True)


def signature(operation: Operation) -> str:
    """Returns the signature of the client's method, a line for each parameter."""
    found = inspect.signature(getattr(getattr(rest, f"{operation.tag}Api"), operation.method))
    lines = []
    for parameter in [*found.parameters.values()][1:]:
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in lines:
            lines.append("*")
        stars = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        lines.append(f"{stars}{parameter.name}: {parameter.annotation}{default}")
    shown = "".join(f"    {line},\n" for line in lines).replace("models.", "")
    return f"async def {operation.method}(\n    self,\n{shown}) -> {found.return_annotation}: ..."


def headers(operation: Operation) -> dict[str, str]:
    """Returns the headers that carry the key of a request."""
    found = schemes(operation)
    if any(scheme.get("scheme") == "bearer" for scheme in found):
        return {"Authorization": "Bearer KEY"}
    return {scheme["name"]: "KEY" for scheme in found[:1] if scheme.get("in") == "header"}


@cache
def client_operation(operation_id: str, tag: str) -> ClientOperation[Any]:
    """Returns the client's own description of an operation."""
    module = getattr(rest, f"{tag}Api").__module__.replace(".api.", ".operations.")
    found: ClientOperation[Any] = getattr(import_module(module), operation_id.partition(":")[2].upper())
    return found


def is_stream_request(operation: Operation, example: Example) -> bool:
    """Whether the example of a request asks for a stream."""
    wanted = (operation.stream or {}).get("request", {})
    return bool(wanted) and all(example.value.get(name) == value for name, value in wanted.items())


def _with_stream(operation: Operation, example: Example | None, is_streamed: bool) -> Example | None:
    """Returns an example that asks for a stream, or one that does not."""
    if example is None:
        return None
    wanted = (operation.stream or {}).get("request", {})
    dropped = {*wanted, *(["stream_options"] if wanted and not is_streamed else [])}
    value = {name: value for name, value in example.value.items() if name not in dropped}
    return replace(example, value={**value, **wanted} if is_streamed else value)


def _arguments(operation: Operation, example: Example | None) -> dict[str, Any]:
    """Returns keyword arguments of the client's method: the values of an example under Python names."""
    described = client_operation(operation.id, operation.tag)
    values = {parameter["name"]: _value(parameter) for parameter in operation.definition["parameters"]}
    usual = operation.definition.get("x-positional", ())
    result = {
        parameter.name: values[parameter.wire_name]
        for parameter in described.parameters
        if parameter.required or parameter.wire_name in usual
    }
    if example is None or described.body is None:
        return result
    if described.body.argument is not None:
        return {**result, described.body.argument: example.value}
    names = {field.alias or name: name for name, field in _body_model(operation).model_fields.items()}
    files = _file_fields(operation) if example.media_type == FORM else set()
    extra = {}
    for wire_name, value in example.value.items():
        given = file_of(operation) if wire_name in files else value
        if wire_name in names:
            result[names[wire_name]] = given
        else:
            extra[wire_name] = given
    return {**result, "_extra_body": extra} if extra else result


def _value(parameter: Mapping[str, Any]) -> Any:
    return parameter.get("example", parameter.get("x-example"))


def _body_model(operation: Operation) -> Any:
    body = client_operation(operation.id, operation.tag).body
    assert body is not None
    return getattr(models, body.model)


def _file_fields(operation: Operation) -> set[str]:
    (check,) = get_args(File)[1:]
    fields = _body_model(operation).model_fields.items()
    return {
        field.alias or name
        for name, field in fields
        if check in field.metadata or _has_metadata(field.annotation, check)
    }


def _has_metadata(annotation: Any, wanted: Any) -> bool:
    parts = get_args(annotation)
    return wanted in getattr(annotation, "__metadata__", ()) or any(_has_metadata(part, wanted) for part in parts)


def _configuration(operation: Operation) -> str:
    given = [f'host="{ADDRESS}"']
    if any(scheme.get("scheme") == "bearer" for scheme in schemes(operation)):
        given.append('access_token="KEY"')
    return f"Configuration({', '.join(given)})"


def _async(operation: Operation, arguments: Mapping[str, Any]) -> str:
    call = python_call(f"answer = await api.{operation.method}", arguments, 8)
    return f"""\
import asyncio

from mtmaisdk.clients.rest import {_imported(operation)}


async def main() -> None:
    async with ApiClient({_configuration(operation)}) as client:
        api = {operation.tag}Api(client)
        {call}
        print({_shown(operation)})


asyncio.run(main())
"""


def _blocking(operation: Operation, arguments: Mapping[str, Any]) -> str:
    call = python_call(f"answer = api.{operation.method}", arguments, 4)
    return f"""\
from mtmaisdk.clients.rest.sync import {_imported(operation)}

with ApiClient({_configuration(operation)}) as client:
    api = {operation.tag}Api(client)
    {call}
    print({_shown(operation)})
"""


def _streamed(operation: Operation, arguments: Mapping[str, Any]) -> str:
    call = python_call(f"api.{operation.method}_stream", arguments, 8, len("async with  as stream:"))
    return f"""\
import asyncio

from mtmaisdk.clients.rest import {_imported(operation)}


async def main() -> None:
    async with ApiClient({_configuration(operation)}) as client:
        api = {operation.tag}Api(client)
        async with {call} as stream:
            async for event in stream:
                print(event)
            print(await stream.final())


asyncio.run(main())
"""


def _blocking_streamed(operation: Operation, arguments: Mapping[str, Any]) -> str:
    call = python_call(f"api.{operation.method}_stream", arguments, 4, len("with  as stream:"))
    return f"""\
from mtmaisdk.clients.rest.sync import {_imported(operation)}

with ApiClient({_configuration(operation)}) as client:
    api = {operation.tag}Api(client)
    with {call} as stream:
        for event in stream:
            print(event)
        print(stream.final())
"""


def beyond(operation: Operation, lines: list[str]) -> str:
    """Returns code that calls a method of several requests, of the class that an operation is of."""
    inner = "\n".join(f"        {line.replace('api_instance', 'api')}" for line in lines)
    return f"""\
import asyncio

from mtmaisdk.clients.rest import {_imported(operation)}


async def main() -> None:
    async with ApiClient({_configuration(operation)}) as client:
        api = {operation.tag}Api(client)
{inner}


asyncio.run(main())
"""


def _conversation(operation: Operation, settings: Mapping[str, Any]) -> str:
    key = ', "KEY"' if operation.definition["security"] != [{}] and any(operation.definition["security"]) else ""
    given = "".join(f', {name}="{value}"' for name, value in settings.items())
    return f"""\
from mtmaisdk.chat import connect

with connect("{operation.backend}", "{ADDRESS}"{key}{given}) as chat:
    print(chat.send("北京天气怎么样？").text)
    with chat.stream("那上海呢？") as stream:
        for text in stream.text():
            print(text, end="", flush=True)
"""


def _imported(operation: Operation) -> str:
    return ", ".join(sorted(["ApiClient", "Configuration", f"{operation.tag}Api"]))


def _shown(operation: Operation) -> str:
    answers_bytes = client_operation(operation.id, operation.tag).success_type == "bytes"
    return 'len(answer), "bytes"' if answers_bytes else "answer"
