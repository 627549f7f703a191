"""Which requests go through a proxy, and what the proxy is told."""

from __future__ import annotations

import gc
import traceback

import aiohttp
import pytest
import urllib3
from support.peers import TLS, list_models, peer
from support.scripted import answer, scripted

from mtmaisdk.clients import rest
from mtmaisdk.clients.rest import ApiConnectionException, Configuration, sync
from mtmaisdk.clients.rest.settings.proxies import Proxies, read_proxy
from mtmaisdk.clients.rest.settings.request import Request

kinds = pytest.mark.parametrize("kind", ["async", "sync"])
# Base64 of user:p@ss.
CREDENTIALS = "Proxy-Authorization: Basic dXNlcjpwQHNz"


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@kinds
async def test_a_configured_proxy_and_its_credentials(kind: str) -> None:
    with peer() as proxy:
        address = f"http://user:p%40ss@{proxy.authority}"
        await list_models(kind, Configuration("http://api.test", access_token="TOKEN", proxy=address))
    (head,) = proxy.heads
    assert head.startswith("GET http://api.test/v1/models HTTP/1.1\r\n")
    assert CREDENTIALS.lower() in head.lower()


@pytest.mark.parametrize("name", ["Proxy-Authorization", "proxy-authorization"])
async def test_credentials_of_a_call_take_precedence(name: str) -> None:
    with peer() as proxy:
        configuration = Configuration("http://api.test", proxy=f"http://user:p%40ss@{proxy.authority}")
        async with rest.ApiClient(configuration) as client:
            await rest.OpenAIApi(client).list_models(_headers={name: "Bearer own"})
    (head,) = proxy.heads
    assert head.lower().count("proxy-authorization: bearer own\r\n") == head.lower().count("proxy-authorization") == 1


@kinds
@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy"])
async def test_a_proxy_of_the_environment(kind: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with peer() as proxy, peer() as server:
        monkeypatch.setenv(name, proxy.authority)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        await list_models(kind, Configuration("http://api.test"))
        await list_models(kind, Configuration(server.url))
        monkeypatch.setenv("NO_PROXY", "")
        await list_models(kind, Configuration(server.url, proxy=""))
    assert len(proxy.heads) == 1
    assert len(server.heads) == 2
    assert "roxy" not in "".join(server.heads)


async def test_the_environment_is_read_when_the_client_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    with peer() as proxy, peer() as server:
        client, sync_client = rest.ApiClient(Configuration(server.url)), sync.ApiClient(Configuration(server.url))
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        async with client:
            await rest.OpenAIApi(client).list_models()
        with sync_client:
            sync.OpenAIApi(sync_client).list_models()
    assert not proxy.heads
    assert len(server.heads) == 2


@kinds
# With the lowest urllib3, http.client of Python 3.10 tunnels: the proxy's refusal is open until its exception is freed.
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
async def test_https_goes_through_a_tunnel_and_its_failure_shows_no_password(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with peer(status="407 Proxy Authentication Required") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:p%40ss@{proxy.authority}")
        configuration = Configuration("https://api.test", access_token="TOKEN", ssl_ca_cert=str(TLS / "authority.pem"))
        with pytest.raises(ApiConnectionException, match="407") as caught:
            await list_models(kind, configuration)
    (head,) = proxy.heads
    assert head.startswith("CONNECT api.test:443 HTTP/1.")
    assert CREDENTIALS.lower() in head.lower()
    assert "TOKEN" not in head
    shown = "".join(traceback.format_exception(caught.value))
    assert not [secret for secret in ("p%40ss", "p@ss", "dXNlcjpwQHNz") if secret in shown]
    # The warning is raised here, and not in another test.
    del caught
    gc.collect()


@kinds
@pytest.mark.parametrize("address", ["socks5://user:SECRET@localhost", "http://", "http://user:SECRET@localhost:port"])
async def test_what_is_no_proxy_is_refused(kind: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = rest.ApiClient if kind == "async" else sync.ApiClient
    with pytest.raises(ValueError, match=r"^proxy: ") as caught:
        client(Configuration(proxy=address))
    assert "SECRET" not in "".join(traceback.format_exception(caught.value))
    monkeypatch.setenv("HTTPS_PROXY", address)
    with pytest.raises(ValueError, match=r"^HTTPS_PROXY: "):
        client(Configuration("https://api.test"))


SOCKS = "socks5h://user:SECRET@127.0.0.1:1"


@kinds
@pytest.mark.parametrize(
    "environment",
    [
        {"HTTPS_PROXY": SOCKS},
        {"HTTP_PROXY": SOCKS, "NO_PROXY": "127.0.0.1"},
        {"HTTP_PROXY": SOCKS, "NO_PROXY": "*"},
        {"all_proxy": SOCKS},
    ],
)
async def test_a_socks_proxy_that_is_not_used(
    kind: str, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with peer() as server:
        await list_models(kind, Configuration(server.url))
        assert len(server.heads) == 1


async def test_a_session_or_pool_of_ones_own_may_use_socks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", SOCKS)
    with pytest.raises(ValueError, match=r"^HTTP_PROXY: a SOCKS proxy requires a session or pool") as caught:
        sync.ApiClient(Configuration("http://api.test"))
    assert "SECRET" not in str(caught.value)
    with peer() as server:
        async with aiohttp.ClientSession() as session:
            async with rest.ApiClient(Configuration(server.url), session=session) as client:
                await rest.OpenAIApi(client).list_models()
                await client.send_external(rest.Request.external("GET", f"{server.url}/ticket"))
        with urllib3.PoolManager() as pool:
            with sync.ApiClient(Configuration(server.url), pool=pool) as sync_client:
                sync.OpenAIApi(sync_client).list_models()
                sync_client.send_external(rest.Request.external("GET", f"{server.url}/ticket"))
        assert len(server.heads) == 4


def test_a_proxy_shows_no_credentials() -> None:
    proxy = read_proxy("proxy", "http://user:SECRET@[::1]:3128/")
    assert (proxy.url, proxy.username, proxy.password) == ("http://[::1]:3128", "user", "SECRET")
    assert "SECRET" not in repr(proxy)
    assert "SECRET" not in repr(Configuration(proxy="http://user:SECRET@localhost"))


def test_each_scheme_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "one:1")
    monkeypatch.setenv("HTTPS_PROXY", "https://two:2")
    monkeypatch.setenv("NO_PROXY", ".inside.test,other.test:8080")
    proxies = Proxies(None)
    found = {
        url: proxy.url if (proxy := proxies.proxy_for(url)) else None
        for url in ("http://a.test", "https://a.test", "https://x.inside.test", "http://other.test:8080")
    }
    assert list(found.values()) == ["http://one:1", "https://two:2", None, None]


@kinds
async def test_a_redirect_past_the_proxy_does_not_carry_its_credentials(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An external GET follows a redirect to a host that the proxy is not for."""
    with peer() as server:
        moved = answer(302, b"", Location=f"{server.url}/elsewhere")
        with scripted(moved) as proxy:
            monkeypatch.setenv("HTTP_PROXY", f"http://user:p%40ss@127.0.0.1:{proxy.port}")
            monkeypatch.setenv("NO_PROXY", "127.0.0.1")
            request = Request.external("GET", "http://files.test/image")
            if kind == "async":
                async with rest.ApiClient(Configuration("http://api.test")) as client:
                    await client.send_external(request)
            else:
                with sync.ApiClient(Configuration("http://api.test")) as sync_client:
                    sync_client.send_external(request)
            assert CREDENTIALS.lower() in proxy.requests[0].decode().lower()
    assert server.heads[0].startswith("GET /elsewhere ")
    assert "roxy" not in server.heads[0]
    assert "Proxy-Authorization" not in request.headers
