"""Type checkers tell wrong programs, and have nothing to say of the READMEs' and the guide's."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Lines = set[tuple[str, int]]
"""Lines of programs, by the program's file."""


def programs(folder: Path) -> Lines:
    """Writes all programs to a folder, and returns the lines that are wrong."""
    texts = {"wrong.py": (ROOT / "tests/data/typing/wrong.py").read_text(encoding="utf-8")}
    for title, page in {
        "readme": ROOT / "README.md",
        "package": ROOT / "generated/README.md",
        "guide": ROOT / "docs/guide/en/types.md",
    }.items():
        codes = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        texts |= {f"{title}_{number}.py": code for number, code in enumerate(codes)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    lines = [(name, *each) for name, text in texts.items() for each in enumerate(text.splitlines(), 1)]
    return {(name, number) for name, number, line in lines if line.endswith("  # wrong")}


def run(*command: str) -> str:
    environment = {**os.environ, "MYPYPATH": str(ROOT / "generated")}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=environment, capture_output=True, text=True
    ).stdout


def mypy(folder: Path) -> Lines:
    found = re.findall(r"^(.+?):(\d+): error: ", run("mypy", "--strict", *map(str, folder.glob("*.py"))), re.MULTILINE)
    return {(Path(name).name, int(line)) for name, line in found}


def pyright(folder: Path) -> Lines:
    settings = {
        "typeCheckingMode": "strict",
        "extraPaths": [str(ROOT / "generated")],
        "pythonVersion": "3.10",
        # The wrong programs only mention what is wrong.
        "reportUnusedExpression": False,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    told = run("pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(folder))
    return {
        (Path(each["file"]).name, each["range"]["start"]["line"] + 1)
        for each in json.loads(told)["generalDiagnostics"]
        if each["severity"] == "error"
    }


@pytest.mark.parametrize("checker", [mypy, pyright])
def test_wrong_lines_are_told_and_no_others(checker: object, tmp_path: Path) -> None:
    assert callable(checker)
    wrong = programs(tmp_path)
    assert checker(tmp_path) == wrong
