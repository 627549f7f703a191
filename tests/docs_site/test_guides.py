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

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

GUIDES = ROOT / "docs" / "guide"
PAGES = [*sorted(GUIDES.rglob("*.md")), *sorted((ROOT / "docs" / "site").glob("home.*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.relative_to(ROOT / 'docs')}-{number}")
    for page in PAGES
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server
        assert server.mismatches == []


def test_every_guide_is_there_in_both_languages() -> None:
    english, chinese = (
        {page.relative_to(GUIDES / language) for page in (GUIDES / language).rglob("*.md")} for language in ("en", "zh")
    )
    assert english == chinese


@pytest.mark.parametrize("block", BLOCKS)
def test_python_runs(block: str, mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(block.replace(ADDRESS, mock.url), "guide", "exec"), {"__name__": "__main__"})
