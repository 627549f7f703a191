"""The published reference of ChatApi is reproduced, the rest is derived; its examples run, its links lead somewhere."""

from __future__ import annotations

import contextlib
import io
import os
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT
from support.server import Server

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

DOCS = ROOT / "generated" / "docs"
PAGES = [*DOCS.rglob("*.md"), ROOT / "generated" / "README.md"]
PUBLISHED = Path(__file__).parent.parent / "data" / "mtmai-ChatApi.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PUBLISHED.read_text(encoding="utf-8"), re.DOTALL)


def test_reference_is_reproduced_line_for_line() -> None:
    made = (DOCS / "ChatApi.md").read_text(encoding="utf-8")
    assert made == PUBLISHED.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES)
async def test_published_example_runs_as_printed(
    example: str, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("USERNAME", "PASSWORD", "API_KEY", "BEARER_TOKEN"):
        monkeypatch.setenv(name, name.lower())
    # What a reader has to supply: the address and a required field.
    monkeypatch.setenv("MTMAI_BASE_URL", server.url)
    code = example.replace("ChatReq()", "ChatReq(messages=[])").replace("http://localhost", server.url)
    scope: dict[str, object] = {"os": os}
    exec("async def printed():\n" + textwrap.indent(code, "    "), scope)
    await scope["printed"]()  # type: ignore[operator]
    assert server.requests

    output = capsys.readouterr().out
    assert "The response of " in output
    assert "Exception when calling" not in output


DERIVED = [page for page in sorted(DOCS.rglob("*Api.md")) if page != DOCS / "ChatApi.md"]
SAMPLES = sorted(
    {
        block
        for page in DERIVED
        for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        # Uploads and tasks have servers of their own in tests/methods; signatures do not run.
        if "import" in block and not re.search("upload_chat|wait_for_task", block)
    }
)


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server() as running:
        yield running


@pytest.mark.parametrize("sample", SAMPLES, ids=range(len(SAMPLES)))
def test_sample_runs_as_printed(sample: str, mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hello.wav").write_bytes(b"RIFF")
    Path("cat.png").write_bytes(b"PNG")
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(sample.replace("http://127.0.0.1:9000", mock.url), "sample", "exec"), {"__name__": "__main__"})


def test_both_languages_have_the_same_code() -> None:
    for page in DOCS.glob("*Api.md"):
        if page in DERIVED:
            blocks, chinese = (
                re.findall(r"```(?:python|sh)\n.*?```", each.read_text(encoding="utf-8"), re.DOTALL)
                for each in (page, DOCS / "zh" / page.name)
            )
            assert blocks == chinese
            assert blocks


def test_the_published_examples_send_their_credentials(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from mtmaisdk.clients.rest import sync

    monkeypatch.setenv("MTMAI_BASE_URL", server.url)
    monkeypatch.setenv("MTMAI_API_KEY", "bearer_token")
    with sync.ApiClient() as client:
        sync.ChatApi(client).chat_models("tenant_example")
    assert server.last.headers["Authorization"] == "Bearer bearer_token"


def test_every_operation_has_a_page_and_every_link_leads_somewhere() -> None:
    anchors = {page: set(re.findall(r'<a (?:name|id)="([^"]+)"', page.read_text(encoding="utf-8"))) for page in PAGES}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for target, anchor in re.findall(r"\]\(([\w./]*\.md)?(?:#([\w-]+))?\)", text):
            found = page.parent / target if target else page
            assert found.exists(), f"{page.name}: {target}"
            if anchor and page in DERIVED:
                assert anchor in anchors[found.resolve()], f"{page.name}: {target}#{anchor}"
