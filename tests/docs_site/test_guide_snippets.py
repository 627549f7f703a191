"""The guides' snippets: the same in both languages, their commands run, and what they print is what the guide shows."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_site.samples import ADDRESS
from support import ROOT

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

GUIDES = ROOT / "docs" / "guide"
NAMES = sorted(page.relative_to(GUIDES / "en").as_posix() for page in (GUIDES / "en").rglob("*.md"))
LANGUAGES = ("en", "zh")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
"""A block of code, and the block of text after it, which is what it prints."""
RUN_ELSEWHERE = "command-line.md"
"""The page whose commands `tests/docs/test_cli_guide.py` runs."""
NOT_RUN = re.compile(r"^(?:pip|make|git|mtmaisdk mock|python -m mtmaisdk\.mock)\b.*\n", re.MULTILINE)
"""Commands that install something, or that do not end."""


def blocks(language: str, name: str) -> list[tuple[str, str, str | None]]:
    """Returns the language, the code and the output of each block of a page."""
    found = BLOCK.findall((GUIDES / language / name).read_text(encoding="utf-8"))
    return [(kind, code, output or None) for kind, code, output in found]


def without_comments(code: str) -> str:
    return re.sub(r"(?:^|  +)# .*$", "", code, flags=re.MULTILINE)


def scripts(name: str) -> list[str]:
    """Returns the commands of a page, once if those of both languages differ only in comments."""
    found = ["".join(code for kind, code, _ in blocks(language, name) if kind == "sh") for language in LANGUAGES]
    return list({without_comments(script): script for script in found if NOT_RUN.sub("", script).strip()}.values())


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server
        assert server.mismatches == []


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_snippets(name: str) -> None:
    english, chinese = (
        [(kind, without_comments(code), output) for kind, code, output in blocks(language, name)]
        for language in LANGUAGES
    )
    assert chinese == english


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_three_screens(language: str, name: str) -> None:
    assert len((GUIDES / language / name).read_text(encoding="utf-8").splitlines()) <= 130


PRINTING = [
    pytest.param(code, output, id=f"{name}-{number}")
    for name in NAMES
    for number, (kind, code, output) in enumerate(blocks("en", name))
    if kind == "python" and output is not None
]


@pytest.mark.parametrize(("code", "output"), PRINTING)
def test_python_prints_what_is_shown(
    code: str, output: str, mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code.replace(ADDRESS, mock.url), "guide", "exec"), {"__name__": "__main__"})
    # What is not shown is left out.
    pattern = re.escape(output.strip()).replace("…", ".*")
    assert re.fullmatch(pattern, printed.getvalue().replace(mock.url, ADDRESS).strip())


SCRIPTS = [
    pytest.param(script, name, id=f"{name}-{number}")
    for name in NAMES
    if name != RUN_ELSEWHERE
    for number, script in enumerate(scripts(name))
]


@pytest.mark.parametrize(("script", "name"), SCRIPTS)
def test_the_commands_run(script: str, name: str, mock: MockServer, tmp_path: Path) -> None:
    program = f'mtmaisdk() {{ "{sys.executable}" -m mtmaisdk "$@"; }}\n'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated"), "HOME": str(tmp_path)}
    commands = NOT_RUN.sub("", script).replace(ADDRESS, mock.url)
    code = f"set -euo pipefail\n{program}{commands}"
    done = subprocess.run(["bash", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    # The guides' chats are nobody's.
    assert re.sub(r"mtmaisdk: no messages in chat '(CHAT|THREAD)'\n", "", done.stderr) == ""
    shown = "".join(output for kind, _, output in blocks("en", name) if kind == "sh" and output is not None)
    assert [line for line in shown.splitlines() if line not in done.stdout.replace(mock.url, ADDRESS)] == []
