"""The site as a reader has it, in a browser that reaches this machine only."""

from __future__ import annotations

import asyncio
import http.server
import json
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import pytest_asyncio
from support import ROOT
from support.browser import Page, browsing

from mtmaisdk.mock.mock_server import run_mock_server

pytestmark = pytest.mark.asyncio(loop_scope="module")

AXE = ROOT / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
CHAT = "reference/openai/create_chat_completion"
FASTGPT = "reference/fastgpt/create_chat_completion"
PLACES = {
    "reasoning_content": "reference/openai/",
    "temperature": "create_chat_completion.html",
    "ChatReq": "reference/mtmai/models.html#model-chatreq",
    "500004": "reference/fastgpt/errors.html",
    "insufficient_quota": "reference/openai/errors.html",
    "RateLimitException": "reference/exceptions.html#",
    "create_speech": "reference/openai/create_speech.html",
    "模型": "reference/mtmai/chat_models.html",
    "流式": "/chat",
}
SEEN = (
    "index",
    "guide/first-steps",
    "reference/index",
    "reference/fastgpt/index",
    CHAT,
    FASTGPT,
    "reference/exceptions",
)
STATUS = "document.querySelector('.try-it .status').textContent"
OUTPUT = "document.querySelector('.try-it pre').textContent"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page(browser_site: Path) -> AsyncIterator[Page]:
    async with browsing() as opened:
        yield opened


@pytest.fixture
def folder(browser_site: Path, page: Page) -> str:
    page.problems.clear()
    page.requests.clear()
    return browser_site.as_uri()


async def test_every_page_works_from_a_folder_without_a_network(folder: str, browser_site: Path, page: Page) -> None:
    await page.resize(1280)
    for file in sorted((browser_site / "en").rglob("*.html")):
        await page.open(file.as_uri())
    assert {address.split(":")[0] for address in page.requests} <= {"file", "data", "blob"}
    assert page.problems == []


async def test_the_first_page_leads_to_a_language(folder: str, page: Page) -> None:
    await page.open(f"{folder}/index.html")
    assert await page.until("/\\/(en|zh)\\/index.html$/.test(location.pathname)")


async def test_the_switch_of_languages_stays_on_the_page(folder: str, page: Page) -> None:
    await page.open(f"{folder}/en/{FASTGPT}.html#stream")
    await page.run("document.querySelector('a.other-language').click()")
    assert await page.until(f"location.href.endsWith('/zh/{FASTGPT}.html#stream')")
    assert await page.until("document.readyState === 'complete' && document.getElementById('stream') !== null")
    await page.run("document.querySelector('a.other-language').click()")
    assert await page.until(f"location.href.endsWith('/en/{FASTGPT}.html#stream')")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("term", PLACES)
async def test_search_finds_the_place(folder: str, page: Page, term: str, language: str) -> None:
    await page.open(f"{folder}/{language}/search.html?q={quote(term)}")
    results = (
        "[...document.querySelectorAll('#search-results ul.search li > a')].map((each) => each.getAttribute('href'))"
    )
    await page.until(f"{results}.length")
    await asyncio.sleep(0.3)
    found = await page.run(results)
    # A parameter that several operations have is found in each of them.
    assert any(PLACES[term] in each for each in found[:8]), found[:8]
    assert page.problems == []


@contextmanager
def refusing_server() -> Iterator[str]:
    """A server that lets no page ask."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_OPTIONS(self) -> None:
            self.send_error(405)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


async def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        await page.run(f"document.querySelector('.try-it [name={name}]').value = {json.dumps(value)}")


async def press(page: Page) -> None:
    await page.run("document.querySelector('.try-it button.primary').click()")


@pytest.mark.parametrize("is_served", [True, False], ids=["from the mock", "from a folder"])
async def test_the_form_shows_a_stream_as_it_comes(
    folder: str, browser_site: Path, page: Page, is_served: bool
) -> None:
    body = json.dumps({"model": "o", "stream": True, "messages": [{"role": "user", "content": "你好"}]})
    with run_mock_server(site=browser_site, tokens_per_second=25) as server:
        await page.open(f"{server.url if is_served else folder}/en/{CHAT}.html")
        if is_served:
            assert await page.until(f"document.querySelector('[name=address]').value === '{server.url}'")
        else:
            await fill(page, address=server.url)
        await fill(page, body=body, key="sk-test")
        await press(page)
        await page.until(f"/ [1-9]\\d* events/.test({STATUS}) && !{OUTPUT}.includes('[DONE]')")
        await page.until(f"{OUTPUT}.includes('data: [DONE]')", 30)
        asked = [request for request in server.requests if request.operation == "openai:create_chat_completion"]
        assert asked[-1].headers["Authorization"] == "Bearer sk-test"
        stored = await page.run("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
        assert "sk-test" not in stored
    assert page.problems == []


async def test_the_form_shows_an_error_and_an_invalid_body(folder: str, page: Page) -> None:
    with run_mock_server(fault="status=429") as server:
        await page.open(f"{folder}/zh/{CHAT}.html")
        await fill(page, address=server.url)
        await press(page)
        await page.until(f"{STATUS}.startsWith('429')")
        assert "message" in await page.until(OUTPUT)
        await fill(page, body="{")
        await press(page)
        assert "JSON" in await page.until(f"{STATUS}.includes('JSON') && {STATUS}")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_server_that_lets_no_page_ask_is_explained(folder: str, page: Page, language: str) -> None:
    with refusing_server() as url:
        await page.open(f"{folder}/{language}/{CHAT}.html")
        await fill(page, address=url, key="sk-test")
        await press(page)
        assert "CORS" in await page.until(f"{STATUS}.includes('CORS') && {STATUS}")
        shown = await page.run(OUTPUT)
        assert shown.startswith(f"curl -N {url}/v1/chat/completions")
        assert "sk-test" not in shown


@pytest.mark.parametrize("name", SEEN)
@pytest.mark.parametrize(("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "zh")])
async def test_axe_finds_nothing_serious(
    folder: str, page: Page, name: str, width: int, scheme: str, language: str
) -> None:
    if not AXE.exists():
        pytest.skip("no axe-core: 'make docs-test' installs it")
    await page.resize(width, scheme=scheme)
    await page.open(f"{folder}/{language}/{name}.html")
    await page.run(AXE.read_text(encoding="utf-8") + ";0")
    script = "axe.run().then((result) => result.violations.map((each) => [each.impact, each.id, each.nodes[0].html]))"
    serious = [each for each in await page.run(script) if each[0] in ("serious", "critical")]
    assert serious == []


async def test_nothing_is_wider_than_a_phone(folder: str, page: Page) -> None:
    await page.resize(360)
    for language in ("en", "zh"):
        for name in (*SEEN, "reference/openai/models", "reference/fastgpt/errors", "changelog", "upgrade", "search"):
            await page.open(f"{folder}/{language}/{name}.html")
            assert await page.run("document.scrollingElement.scrollWidth") <= 360, (language, name)


async def test_tab_reaches_the_form(folder: str, page: Page) -> None:
    await page.resize(1280)
    await page.open(f"{folder}/en/reference/openai/list_models.html")
    for _ in range(150):
        for kind in ("keyDown", "keyUp"):
            await page.send("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        if await page.run("document.activeElement.matches('.try-it button.primary')"):
            return
    raise AssertionError("150 times Tab, and not at the button")


# A loaded page may not be painted yet.
FIRST_PAINT = """new Promise(done => new PerformanceObserver(found =>
    found.getEntriesByName('first-contentful-paint').forEach(paint => done(paint.startTime))
).observe({type: 'paint', buffered: true}))"""


async def test_the_first_view_comes_within_a_second(folder: str, page: Page) -> None:
    await page.resize(1280)
    times = []
    for _ in range(5):
        await page.open(f"{folder}/zh/{CHAT}.html")
        times.append(await page.run(FIRST_PAINT))
    assert min(times) < 1000, times
