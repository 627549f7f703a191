"""What the guide to recordings shows records and replays."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from support import ROOT
from support.running_examples import PYTEST

from mtmaisdk.mock.mock_server import run_mock_server
from mtmaisdk.mock.script import read_script

GUIDE = (ROOT / "docs" / "guide" / "en" / "recording.md").read_text(encoding="utf-8")


def test_the_tests_record_and_then_replay(tmp_path: Path) -> None:
    tests = re.findall(r"```python test\n(.*?)```", GUIDE, re.DOTALL)
    # vcrpy requires a later Python than the package.
    known = [code for code in tests if "import vcr" not in code or sys.version_info >= (3, 11)]
    options = ["-p", "mtmaisdk.mock.pytest_plugin", "--rootdir", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated")}
    with run_mock_server() as server:
        files = [tmp_path / f"test_{number}.py" for number in range(len(known))]
        for file, code in zip(files, known, strict=True):
            file.write_text(
                code.replace("https://api.example.com", server.url).replace("sk-…", "sk-1"), encoding="utf-8"
            )
        for _ in range(2):
            command = [*PYTEST, *options, *map(str, files)]
            run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
            assert run.returncode == 0, run.stdout + run.stderr
    assert len(server.requests) == len(known)


def test_the_file_is_a_script(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "a.yaml").write_text(shown, encoding="utf-8")
    (answer,) = read_script(tmp_path / "a.yaml")["answers"]
    assert answer["pieces"][1:] == [0.35, "data: [DONE]\n\n"]
