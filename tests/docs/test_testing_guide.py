"""The guide to tests says what is so."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from support import ROOT
from support.running_examples import PYTEST

from mtmaisdk.mock.faults import FAULTS

ENGLISH, CHINESE = (
    (ROOT / "docs" / "guide" / language / "testing.md").read_text(encoding="utf-8") for language in ("en", "zh")
)


def test_the_test_passes(tmp_path: Path) -> None:
    # The comments of the other language are the only difference; `test_guides` compares the code.
    (code,) = re.findall(r"```python test\n(.*?)```", ENGLISH, re.DOTALL)
    (tmp_path / "test_it.py").write_text(code, encoding="utf-8")
    options = ["-p", "mtmaisdk.mock.pytest_plugin", "--rootdir", str(tmp_path)]
    command = [*PYTEST, *options, str(tmp_path / "test_it.py")]
    run = subprocess.run(command, cwd=ROOT / "generated", capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_faults_are_those_that_there_are() -> None:
    rows = [f"| `{fault.usage}` | {'stream: ' * fault.in_streams}{fault.summary} |" for fault in FAULTS.values()]
    assert "\n".join(rows) in ENGLISH


def test_both_languages_have_the_same_faults() -> None:
    table = CHINESE.partition("| 故障 |")[2].partition("\n\n")[0]
    found = re.findall(r"^\| `(.+?)` \| (流：)?", table, re.MULTILINE)
    assert found == [(fault.usage, "流：" * fault.in_streams) for fault in FAULTS.values()]
