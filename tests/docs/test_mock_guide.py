"""The guide to the mock server says what is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT
from support.running_examples import PYTEST
from support.server import Server

from mtmaisdk.mock.faults import FAULTS

GUIDE = (ROOT / "docs" / "mock.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL))
def test_snippet_runs(code: str, server: Server) -> None:
    code = code.replace("http://localhost:9000", server.url)
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT / "generated", capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


def test_the_test_passes(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python test\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "test_it.py").write_text(code)
    options = ["-p", "mtmaisdk.mock.pytest_plugin", "--rootdir", str(tmp_path)]
    command = [*PYTEST, *options, str(tmp_path / "test_it.py")]
    run = subprocess.run(command, cwd=ROOT / "generated", capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_faults_are_those_that_there_are() -> None:
    rows = [f"| `{fault.usage}` | {'stream: ' * fault.in_streams}{fault.summary} |" for fault in FAULTS.values()]
    assert "\n".join(rows) in GUIDE
