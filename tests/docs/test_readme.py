"""The Python of the README and the guides runs as printed, but for the address."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT
from support.server import Server

PAGES = [ROOT / "README.md", ROOT / "generated" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SNIPPETS = [
    pytest.param(code, id=f"{page.parent.name}-{page.stem}-{number}")
    for page in PAGES
    for number, code in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
]


@pytest.mark.parametrize("code", SNIPPETS)
def test_snippet_runs(code: str, server: Server) -> None:
    code = code.replace("http://localhost:9000", server.url)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT / "generated", capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


def test_the_command_line_of_the_readme_runs(server: Server) -> None:
    (code,) = re.findall(r"```sh\n(mtmaisdk chat .*?)```", PAGES[0].read_text(encoding="utf-8"), re.DOTALL)
    program = f'mtmaisdk() {{ "{sys.executable}" -m mtmaisdk "$@"; }}\n'
    script = program + code.replace("http://localhost:9000", server.url)
    run = subprocess.run(["bash", "-c", script], cwd=ROOT / "generated", capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


@pytest.mark.parametrize(
    "page", [*PAGES, ROOT / "examples" / "README.md"], ids=lambda page: f"{page.parent.name}-{page.stem}"
)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([\w./-]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
