"""Which address an operation has on a server, whichever way the server is named."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.scripted import CHAT, CLOSE, MODELS, answer, scripted
from support.user_folder import use_folder

from mtmaisdk.chat import connect
from mtmaisdk.cli.connection import resolve
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync
from mtmaisdk.clients.rest.contract.operation import Operation
from mtmaisdk.clients.rest.wire.address import address_of, read_host, root_of
from mtmaisdk.fastgpt import ChatClient

MODULES = [
    import_module(f"mtmaisdk.clients.rest.operations.{name}")
    for name in ("chat_api", "chatchat_api", "fast_gpt_api", "midjourney_api", "open_ai_api")
]
OPERATIONS = [value for module in MODULES for value in vars(module).values() if isinstance(value, Operation)]
ROUTES = [
    (path, operation.family)
    for operation in OPERATIONS
    for path in (operation.path, *(route.path for route in operation.fallbacks))
]
COMPLETIONS = "/v1/chat/completions"
FASTGPT = "/api/v1/chat/completions"
HISTORIES = "/api/core/chat/getHistories"
MTMAI = "/api/v1/tenants/{tenant}/chat"
TABLE = [
    ("", COMPLETIONS, "/v1/chat/completions"),
    ("/", COMPLETIONS, "/v1/chat/completions"),
    ("/v1", COMPLETIONS, "/v1/chat/completions"),
    ("/v1//", COMPLETIONS, "/v1/chat/completions"),
    ("/v1/chat", COMPLETIONS, "/v1/chat/completions"),
    ("/v1/models", COMPLETIONS, "/v1/chat/completions"),
    ("/v1/chat/completions/", "/v1/models", "/v1/models"),
    ("/v1/v1", COMPLETIONS, "/v1/chat/completions"),
    ("/api/v1", COMPLETIONS, "/api/v1/chat/completions"),
    ("/proxy", COMPLETIONS, "/proxy/v1/chat/completions"),
    ("/proxy/v1", "/v1/models", "/proxy/v1/models"),
    ("/chat", COMPLETIONS, "/chat/v1/chat/completions"),
    ("/api/v3", COMPLETIONS, "/api/v3/chat/completions"),
    ("/api/v3/chat/completions", "/v1/embeddings", "/api/v3/embeddings"),
    ("/api/paas/v4/", COMPLETIONS, "/api/paas/v4/chat/completions"),
    ("/api/paas/v4", "/v1/audio/speech", "/api/paas/v4/audio/speech"),
    ("/v1beta/openai/", COMPLETIONS, "/v1beta/openai/chat/completions"),
    ("/v2.0/openai", COMPLETIONS, "/v2.0/openai/chat/completions"),
    ("/client/v4/accounts/a/ai/v1", COMPLETIONS, "/client/v4/accounts/a/ai/v1/chat/completions"),
    ("/v1/account/gateway/openai", COMPLETIONS, "/v1/account/gateway/openai/chat/completions"),
    ("/vision", COMPLETIONS, "/vision/v1/chat/completions"),
    ("/模型/v3", COMPLETIONS, "/%E6%A8%A1%E5%9E%8B/v3/chat/completions"),
    ("/%E6%A8%A1", COMPLETIONS, "/%E6%A8%A1/v1/chat/completions"),
    ("/api", FASTGPT, "/api/v1/chat/completions"),
    ("/api/v1", FASTGPT, "/api/v1/chat/completions"),
    ("/api/v2", FASTGPT, "/api/v1/chat/completions"),
    ("/api/v2/chat/completions", HISTORIES, "/api/core/chat/getHistories"),
    ("/v1", FASTGPT, "/api/v1/chat/completions"),
    ("/v1", HISTORIES, "/api/core/chat/getHistories"),
    ("/api/v1", HISTORIES, "/api/core/chat/getHistories"),
    ("/api/v3", HISTORIES, "/api/core/chat/getHistories"),
    ("/api/core/chat/history/getHistories", HISTORIES, "/api/core/chat/getHistories"),
    ("/gateway/api", HISTORIES, "/gateway/api/core/chat/getHistories"),
    ("/api/v1/tenants/x", MTMAI, "/api/v1/tenants/{tenant}/chat"),
    ("/api/v1/tenants/x/chat/completions", MTMAI, "/api/v1/tenants/{tenant}/chat"),
    ("/api/v3", MTMAI, "/api/v3/tenants/{tenant}/chat"),
    ("/api", "/api/chat", "/api/chat"),
    ("/api/v1", "/api/chat", "/api/chat"),
    ("/api/chat", "/api/chat", "/api/chat"),
    ("/v1", "/mj/submit/imagine", "/mj/submit/imagine"),
    ("/mj", "/mj/submit/imagine", "/mj/submit/imagine"),
]
FAMILY = dict(ROUTES)


def address(base: str, path: str, is_complete: bool = False) -> str:
    return address_of(read_host(f"http://host{base}")[0], path, FAMILY[path], is_complete).removeprefix("http://host")


@pytest.mark.parametrize(("base", "path", "expected"), TABLE)
def test_the_address_of_an_operation(base: str, path: str, expected: str) -> None:
    assert address(base, path) == expected
    # What conversations show as the host makes no difference.
    host = read_host(f"http://host{base}")[0]
    assert address_of(root_of(host, path, FAMILY[path]), path, FAMILY[path]) == f"http://host{expected}"


@pytest.mark.parametrize(
    ("base", "path", "expected"),
    [
        ("", COMPLETIONS, "/chat/completions"),
        ("/chat", COMPLETIONS, "/chat/chat/completions"),
        ("/chat/chat/completions", COMPLETIONS, "/chat/chat/completions"),
        ("/openai/deployments/x", COMPLETIONS, "/openai/deployments/x/chat/completions"),
        ("/v1", COMPLETIONS, "/v1/chat/completions"),
        ("/api", HISTORIES, "/api/core/chat/getHistories"),
    ],
)
def test_a_complete_address(base: str, path: str, expected: str) -> None:
    assert address(base, path, True) == expected
    with connect("openai", f"http://host{base}", model="m", complete_address=True) as chat:
        host = chat.api.api_client.configuration.host
    assert address_of(host, path, FAMILY[path], True) == f"http://host{expected}"


SEGMENTS = st.sampled_from(["v1", "api", "v3", "v1beta", "core", "chat", "completions", "proxy", "tenants", "mj", "模"])
ENDS = ("", "/v1", "/v1/v1", "/api", "/api/v1", "/api/v3", "/v1beta/openai", "/chat", "/mj")
ROUTES_AND_ENDS = [(*route, end) for route in ROUTES for end in (*ENDS, COMPLETIONS, *route[1])]


@given(st.sampled_from(ROUTES_AND_ENDS), st.lists(st.sampled_from(["proxy", "a", "模", "x-1"]), max_size=2))
def test_nothing_stands_twice(route: tuple[str, Any, str], before: list[str]) -> None:
    path, family, end = route
    base = "".join(f"/{segment}" for segment in before) + end
    found = address_of(read_host(f"http://host{base}")[0], path, family)
    assert found.endswith(path.removeprefix("/api").removeprefix("/v1"))
    for prefix in ("/v1/", "/api/", "/mj/"):
        assert found.count(prefix) <= 1, found


@given(st.sampled_from(ROUTES), st.lists(SEGMENTS, max_size=5))
@example(next(route for route in ROUTES if "callModel" in route[0]), ["api", "v3"])
def test_an_address_pasted_whole_is_the_same(route: tuple[str, Any], before: list[str]) -> None:
    path, family = route
    host = read_host("http://host/" + "/".join(before))[0]
    first = address_of(host, path, family)
    assert first.startswith("http://host/")
    assert address_of(first.rstrip("/"), path, family) == first


ENTRIES = ("Configuration", "environment", "connect", "connect, environment", "command line", "profile")


def settings(entry: str, base: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Configuration:
    """Names a server in one of the ways that there are."""
    monkeypatch.delenv("MTMAI_BASE_URL", raising=False)
    if "environment" in entry:
        monkeypatch.setenv("MTMAI_BASE_URL", base)
    if entry in ("Configuration", "environment"):
        return Configuration(None if entry == "environment" else base)
    if entry.startswith("connect"):
        chat = connect("openai", None if "environment" in entry else base, "K", model="m")
    else:
        config = use_folder(tmp_path, monkeypatch)
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f"[p]\nbase_url = {base}\n", encoding="utf-8")
        flags = {"base_url": base} if entry == "command line" else {}
        chat = resolve(flags, "p" if entry == "profile" else None, {}).chat(model="m")
    return chat.api.api_client.configuration


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_entry_has_the_same_addresses(entry: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with scripted(answer(200, MODELS)) as server:
        bases = [base for base, path, _ in TABLE if path in (COMPLETIONS, "/v1/models")]
        for base in bases:
            with sync.ApiClient(settings(entry, server.url + base, monkeypatch, tmp_path)) as client:
                sync.OpenAIApi(client).list_models()
        paths = [request.split(b" ")[1].decode() for request in server.requests]
    assert paths == [address(base, "/v1/models") for base in bases]


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_the_chat_client_and_the_async_client(kind: str) -> None:
    bases = [(base, expected) for base, path, expected in TABLE if path == FASTGPT]
    with scripted(answer(200, CHAT)) as server:
        for base, _ in bases:
            if kind == "sync":
                with ChatClient("K", server.url + base) as client:
                    client.create_chat_completion([{"role": "user", "content": "一"}])
            else:
                async with rest.ApiClient(Configuration(server.url + base)) as async_client:
                    await rest.FastGPTApi(async_client).create_chat_completion(messages=[])
        assert [request.split(b" ")[1].decode() for request in server.requests] == [expected for _, expected in bases]


@pytest.mark.parametrize("kind", ["async", "sync"])
async def test_a_path_that_is_not_ascii_is_encoded_once(kind: str) -> None:
    host = "http://[::1]:8000/模型/%E6%A8%A1"
    assert Configuration(host).host == Configuration(Configuration(host).host).host
    assert Configuration(host).host == "http://[::1]:8000/%E6%A8%A1%E5%9E%8B/%E6%A8%A1"
    assert Configuration("http://bücher.test:80/{a}").host == "http://xn--bcher-kva.test:80/%7Ba%7D"
    configuration = Configuration("http://user:p%40ss@host/模")
    assert (configuration.host, configuration.username, configuration.password) == (
        "http://host/%E6%A8%A1",
        "user",
        "p@ss",
    )
    with scripted(answer(200, MODELS)) as server:
        if kind == "async":
            async with rest.ApiClient(Configuration(f"{server.url}/模")) as client:
                await rest.OpenAIApi(client).list_models()
        else:
            with sync.ApiClient(Configuration(f"{server.url}/模")) as sync_client:
                sync.OpenAIApi(sync_client).list_models()
        assert server.requests[0].startswith(b"GET /%E6%A8%A1/v1/models HTTP/1.1\r\n")


@pytest.mark.parametrize(
    "base", ["http://host/v1?key=SECRET", "http://host/v1#SECRET", "http://host/v3/?api-version=1"]
)
def test_a_query_or_fragment_is_refused(base: str) -> None:
    for make in (Configuration, lambda host: connect("openai", host, model="m"), lambda host: ChatClient("K", host)):
        with pytest.raises(ValueError, match="has a query or a fragment") as caught:
            make(base)
        assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("kind", ["async", "sync"])
@pytest.mark.parametrize(
    ("base", "path", "note"),
    [
        ("", "/v1/models", ""),
        ("/v1/x/v1", "/v1/x/v1/models", ": /v1 stands twice"),
        ("/api/x/api/v4", "/api/x/api/v4/models", ": /api stands twice"),
    ],
)
async def test_a_refusal_names_the_request(kind: str, base: str, path: str, note: str) -> None:
    from support.scripted import list_models

    for reply in (answer(404, b'{"message":"nope"}'), answer(200, b"<p>", Content_Type="text/html"), CLOSE):
        with scripted(reply) as server:
            configuration = Configuration(server.url + base, retries=0)
            with pytest.raises(rest.OpenApiException) as caught:
                await list_models(kind, configuration)
            assert caught.value.request == f"GET {server.url}{path}"
            assert f"GET {server.url}{path}" in str(caught.value)
            assert str(caught.value).endswith(f"{note})") or not note
            assert str(caught.value).count(server.url) == 1
