"""Opening conversations: names, addresses, keys, clients."""

from __future__ import annotations

import base64
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import ROOT
from support.memory_server import Memory

from chat.conftest import SETTINGS, Talk
from mtmaisdk.chat import UnsupportedException, as_backend, backend_names, backends, connect, connect_async
from mtmaisdk.chat.address import base_address
from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import Configuration, sync

SUFFIXES = {
    "openai": ["", "/", "/v1", "/v1/", "/v1/chat", "/v1/chat/completions", "/v1/chat/completions/"],
    "fastgpt": ["", "/", "/api", "/api/", "/api/v1", "/v1", "/api/v1/chat/completions", "/api/v2/chat/completions"],
    "chatchat": ["", "/", "/api", "/api/", "/api/chat", "/v1"],
    "mtmai": ["", "/", "/api", "/api/v1", "/api/v1/tenants/x/chat", "/api/v1/tenants/x/chat/completions", "/v1"],
}
SUFFIXES["messages"] = ["", "/", "/v1", "/v1/", "/v1/messages", "/v1/messages/"]
SUFFIXES["aitre"] = SUFFIXES["openai"]


def test_a_name_that_is_known_only_at_run_time() -> None:
    assert [as_backend(name) for name in SETTINGS] == [*SETTINGS]
    with pytest.raises(ValueError, match="unknown backend 'opnai'"):
        as_backend("opnai")
    # What only type checkers need is not imported.
    code = "import sys; from mtmaisdk.chat import connect; sys.exit('mtmaisdk.chat.options' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT / "generated").returncode == 0


def test_the_backends() -> None:
    assert backend_names() == sorted(SETTINGS)
    with pytest.raises(
        ValueError, match="unknown backend 'gpt'; the backends are aitre, chatchat, fastgpt, messages, mtmai, openai"
    ):
        connect("gpt")
    with pytest.raises(ValueError, match="unknown backend"):
        connect_async("../openai")


@pytest.mark.parametrize(("backend", "suffix"), [(name, suffix) for name in SUFFIXES for suffix in SUFFIXES[name]])
async def test_an_address_with_what_people_paste(kind: str, backend: str, suffix: str, memory: Memory) -> None:
    async with Talk(kind, backend, memory.url + suffix) as talk:
        assert (await talk.send("一")).text == "第1轮"
        assert talk.chat.api.api_client.configuration.host == memory.url


@pytest.mark.parametrize(
    ("address", "path", "base"),
    [
        ("https://openrouter.ai/api/v1", "/v1/chat/completions", "https://openrouter.ai/api"),
        ("https://host/chat", "/v1/chat/completions", "https://host/chat"),
        ("https://host/v1/v1", "/v1/chat/completions", "https://host/v1"),
        ("https://v1", "/v1/chat/completions", "https://v1"),
        ("https://host/prefix/api//", "/api/chat", "https://host/prefix"),
    ],
)
def test_what_is_no_suffix_stays(address: str, path: str, base: str) -> None:
    assert base_address(address, (path,)) == base


def test_settings_of_the_client(kind: str) -> None:
    talk = Talk(kind, "openai", "http://host", timeout=3, verify_ssl=False)
    configuration = talk.chat.api.api_client.configuration
    assert (configuration.timeouts.total, configuration.verify_ssl) == (3, False)
    assert configuration.access_token == "sk-SECRET"
    assert "SECRET" not in repr(talk.chat) + repr(talk.chat.stream("a")) + str(talk.chat.state)
    cookie = connect("mtmai", "http://host", {"cookieAuth": "SESSION"}, tenant="t")
    assert cookie.api.api_client.configuration.api_key == {"cookieAuth": "SESSION"}


def test_address_and_key_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTMAI_BASE_URL", "http://host/v1/")
    monkeypatch.setenv("MTMAI_API_KEY", "sk-env")
    configuration = connect("openai", model="m").api.api_client.configuration
    assert (configuration.host, configuration.access_token) == ("http://host", "sk-env")


async def test_a_client_of_ones_own_stays_open(memory: Memory) -> None:
    async with rest.ApiClient(Configuration(memory.url)) as client:
        async with connect_async("openai", client=client, model="m") as first:
            await first.send("一")
        async with connect_async("openai", client=client, model="m") as second:
            assert (await second.send("一")).text == "第1轮"
            assert second.api.api_client is client
    with sync.ApiClient(Configuration(memory.url)) as sync_client:
        with connect("chatchat", client=sync_client) as chat:
            assert chat.send("一").text == "第1轮"
        with pytest.raises(TypeError, match="client: "):
            connect("chatchat", "http://host", client=sync_client)
        with pytest.raises(TypeError, match="client: "):
            connect("chatchat", client=sync_client, timeout=1)


async def test_a_sixth_backend_is_one_more_file(
    kind: str, memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "from mtmaisdk.chat.backends import openai\n\nclass SixthBackend(openai.OpenAIBackend):\n    name = 'sixth'\n"
    )
    (tmp_path / "sixth.py").write_text(code)
    monkeypatch.setattr(backends, "__path__", [*backends.__path__, str(tmp_path)])
    assert backend_names() == sorted([*SETTINGS, "sixth"])
    open_chat: Any = connect_async if kind == "async" else connect
    chat = open_chat("sixth", memory.url, model="m")
    sent = chat.send("一")
    assert (await sent if kind == "async" else sent).text == "第1轮"
    assert chat.state["backend"] == "sixth"
    if kind == "async":
        await chat.close()
    else:
        chat.close()


def test_errors_pickle() -> None:
    error = pickle.loads(pickle.dumps(UnsupportedException("chatchat", "tools")))
    assert (str(error), error.backend, error.feature) == ("chatchat does not support tools", "chatchat", "tools")


async def test_the_model_is_missing(kind: str, memory: Memory) -> None:
    async with Talk(kind, "openai", memory.url, model=None) as talk:
        with pytest.raises(ValueError, match="openai: a model is required"):
            await talk.send("一")
        await talk.send("一", model="m")
    async with Talk(kind, "aitre", memory.url) as talk:
        await talk.send("一")
    assert [request["model"] for request in memory.requests] == ["m", "gpt-4o-mini"]


def token(claims: Any) -> str:
    return f"h.{base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip('=')}.s"


def test_the_tenant_of_the_token() -> None:
    chat = connect("mtmai", "http://host", token({"sub": "tenant-1"}))
    assert chat.backend == "mtmai"
    for key in ("sk-1", "a.b.c", token([1]), token({}), None):
        with pytest.raises(ValueError, match="a tenant is required"):
            connect("mtmai", "http://host", key)


@pytest.mark.parametrize("connecting", [connect, connect_async])
def test_what_is_wrong_bears_the_callers_name(connecting: Any) -> None:
    with pytest.raises(ValueError, match=r"^base_url: 'localhost:8000' is not an address that starts with http"):
        connecting("openai", "localhost:8000")
    with pytest.raises(ValueError, match=r"^api_key: unknown security scheme 'cookie'; those with a key are bearer"):
        connecting("openai", "http://localhost", {"cookie": "k"})
    with pytest.raises(TypeError, match=r"openai has no option 'zzz'; it takes the arguments of OpenAIApi\."):
        connecting("openai", "http://localhost", model="m", zzz=1)


def test_a_token_by_the_name_of_its_scheme() -> None:
    with connect("openai", " http://localhost/v1 ", {"bearerAuth": "sk-a", "cookieAuth": "b"}, model="m") as chat:
        configuration = chat.api.api_client.configuration
    assert configuration.host == "http://localhost"
    assert (configuration.access_token, configuration.api_key) == ("sk-a", {"cookieAuth": "b"})
