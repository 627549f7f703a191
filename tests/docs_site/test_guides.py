"""The guides: written in both languages, and their Python runs against the mock server."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_site.samples import ADDRESS
from support import ROOT

from mtmaisdk.mock.content.png import make_png
from mtmaisdk.mock.content.sound import make_samples, make_wav
from mtmaisdk.mock.mock_server import MockServer, run_mock_server

GUIDES = ROOT / "docs" / "guide"
PAGES = [*sorted(GUIDES.rglob("*.md")), *sorted((ROOT / "docs" / "site").glob("home.*.md"))]
PYTHON = re.compile(r"```python\n(.*?)```(?:\n+```text\n(.*?)```)?", re.DOTALL)


def blocks() -> list[object]:
    """Returns the Python of all pages with the output that is shown below it; what both languages share, once."""
    found: dict[tuple[str, str], str] = {}
    for page in PAGES:
        for number, block in enumerate(PYTHON.findall(page.read_text(encoding="utf-8"))):
            found.setdefault(block, f"{page.relative_to(ROOT / 'docs')}-{number}")
    return [pytest.param(*block, id=name) for block, name in found.items()]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server
        assert server.mismatches == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a reader runs the Python, with the files that it sends."""
    (tmp_path / "cat.png").write_bytes(make_png("一只猫", 16, 16))
    (tmp_path / "hello.wav").write_bytes(make_wav(make_samples("你好")))
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4\n")
    monkeypatch.chdir(tmp_path)
    # The other tests do not wait for retries.
    monkeypatch.delenv("MTMAI_MAX_RETRIES")
    return tmp_path


def test_every_guide_is_there_in_both_languages() -> None:
    english, chinese = (
        {page.relative_to(GUIDES / language) for page in (GUIDES / language).rglob("*.md")} for language in ("en", "zh")
    )
    assert english == chinese


@pytest.mark.parametrize("page", sorted(GUIDES.glob("en/*.md")), ids=lambda page: page.stem)
def test_both_languages_have_the_same_code(page: Path) -> None:
    other = GUIDES / "zh" / page.name
    english, chinese = (
        re.findall(r"```(\w.*?)\n(.*?)```", each.read_text(encoding="utf-8"), re.DOTALL) for each in (page, other)
    )
    # Comments are in the language of the page.
    assert [(kind, re.sub(r"#.*", "", code)) for kind, code in english] == [
        (kind, re.sub(r"#.*", "", code)) for kind, code in chinese
    ]


@pytest.mark.parametrize("page", sorted(GUIDES.rglob("*.md")), ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_guide_fits_three_screens(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("page", sorted(GUIDES.rglob("*.md")), ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_code_fits_the_page(page: Path) -> None:
    code = "".join(
        code for _, code in re.findall(r"```(python[ \w]*|text)\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    )
    # A Chinese character is as wide as two others.
    assert [line for line in code.splitlines() if sum(1 + (mark > "\u2e7f") for mark in line) > 104] == []


@pytest.mark.parametrize(("code", "shown"), blocks())
@pytest.mark.usefixtures("folder")
def test_python_runs(code: str, shown: str, mock: MockServer) -> None:
    printed = io.StringIO()
    mock.clear()
    with contextlib.redirect_stdout(printed):
        exec(compile(code.replace(ADDRESS, mock.url), "guide", "exec"), {"__name__": "__main__"})
    if shown:
        found = printed.getvalue().replace(mock.url, ADDRESS).strip()
        # What differs from run to run is left out.
        pattern = re.escape(shown.strip()).replace("…", ".*?")
        assert re.fullmatch(pattern, found, re.DOTALL), found
