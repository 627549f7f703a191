"""The README, the guides and the other pages say what is so: their Python runs, and their links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, posix
from support.server import Server

READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
PAGES = [*READMES, ROOT / "generated" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ALL = [*PAGES, *(path for path in sorted(ROOT.glob("*.md")) if path not in READMES), ROOT / "examples" / "README.md"]
SNIPPETS = [
    pytest.param(code, id=f"{page.parent.name}-{page.stem}-{number}")
    for page in PAGES
    for number, code in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
]


@pytest.mark.parametrize("code", SNIPPETS)
def test_snippet_runs(code: str, server: Server) -> None:
    code = code.replace("http://127.0.0.1:9000", server.url)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT / "generated", capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


@posix
@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_command_line_of_the_readme_runs(page: Path, server: Server) -> None:
    (code,) = re.findall(r"^mtmaisdk chat .*$", page.read_text(encoding="utf-8"), re.MULTILINE)
    program = f'mtmaisdk() {{ "{sys.executable}" -m mtmaisdk "$@"; }}\n'
    script = program + code.replace("http://127.0.0.1:9000", server.url)
    run = subprocess.run(["bash", "-c", script], cwd=ROOT / "generated", capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_targets_exist(page: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"^make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)) <= set(targets)


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_it_fits_two_screens(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 80


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_table_and_the_tree_agree(page: Path) -> None:
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")} - ignored
    table = page.read_text(encoding="utf-8").rpartition("|---|---|\n")[2]
    named = re.findall(r"`([\w.-]+/?)`", "".join(row.split("|")[1] for row in table.splitlines() if "|" in row))
    assert {name.rstrip("/") for name in named if name.endswith("/")} == folders
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_both_readmes_say_the_same() -> None:
    english, chinese = (page.read_text(encoding="utf-8") for page in READMES)
    for pattern in (r"```python\n(.*?)```", r"\]\(((?!README)[\w./#-]+)\)", r"^(make \w+|pip .*?|mtmaisdk \w+) +#"):
        flags = re.DOTALL if "python" in pattern else re.MULTILINE
        ours = re.sub(r"UPGRADE\.zh", "UPGRADE", chinese).replace("docs/guide/zh/", "docs/guide/en/")
        found = re.findall(pattern, ours, flags)
        assert re.findall(pattern, english, flags) == found


def anchors(page: Path) -> set[str]:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = (re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles)
    return {*slugs, *re.findall(r'<a (?:id|name)="([^"]+)"', text)}


@pytest.mark.parametrize("page", ALL, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        linked = page.parent / path if path else page
        assert linked.exists(), target
        if anchor:
            assert anchor in anchors(linked), target
