"""The commands of the guides run as printed, but for the address; those of the command line's own page elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_site.samples import ADDRESS
from support import ROOT, posix

from mtmaisdk.mock.mock_server import MockServer, run_mock_server

GUIDES = ROOT / "docs" / "guide"
RUN_ELSEWHERE = "command-line"
"""The page whose commands `tests/docs/test_cli_guide.py` runs."""
NOT_RUN = re.compile(r"^(?:pip|make|git|mtmaisdk (?:mock|record)|python -m mtmaisdk\.mock)\b.*\n", re.MULTILINE)
"""Commands that install something, or that do not end."""


def scripts() -> list[object]:
    """Returns the commands of each page; those of both languages once, if they differ only in comments."""
    found: dict[str, object] = {}
    for page in sorted(GUIDES.glob("*/*.md")):
        script = NOT_RUN.sub("", "".join(re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL)))
        code = re.sub(r"(?:^|  +)# .*$", "", script, flags=re.MULTILINE)
        if code.strip() and page.stem != RUN_ELSEWHERE:
            found.setdefault(code, pytest.param(script, id=f"{page.parent.name}-{page.stem}"))
    return list(found.values())


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with run_mock_server(check_responses=True) as server:
        yield server
        assert server.mismatches == []


@posix
@pytest.mark.parametrize("script", scripts())
def test_the_commands_run(script: str, mock: MockServer, tmp_path: Path) -> None:
    program = f'mtmaisdk() {{ "{sys.executable}" -m mtmaisdk "$@"; }}\n'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated"), "HOME": str(tmp_path)}
    code = f"set -euo pipefail\n{program}{script.replace(ADDRESS, mock.url)}"
    done = subprocess.run(["bash", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
