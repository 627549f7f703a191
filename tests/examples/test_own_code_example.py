"""The example of a test, run as pytest runs it where the package is installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from support import ROOT
from support.running_examples import PYTEST, environment


def test_the_test_passes(tmp_path: Path) -> None:
    options = ["-p", "mtmaisdk.mock.pytest_plugin", "--rootdir", str(tmp_path)]
    command = [*PYTEST, *options, str(ROOT / "examples" / "test_own_code.py")]
    run = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "5 passed" in run.stdout
