"""The program starts fast, and names missing packages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from support import ROOT

from mtmaisdk.install_hint import install_hint
from mtmaisdk.version import INSTALLED_AS


def output_of(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT / "generated", stdout=subprocess.PIPE, text=True, check=True).stdout


def test_help_loads_no_library_but_its_own() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "from mtmaisdk.cli.app import run_program\n"
        "code = run_program()\n"
        "heavy = {'aiohttp', 'urllib3', 'pydantic', 'rich', 'asyncio', 'ssl', 'mtmaisdk.chat.connecting'}\n"
        "heavy.add('prompt_toolkit')\n"
        "print(code, *sorted(heavy & sys.modules.keys()))"
    )
    lines = output_of(code).splitlines()
    assert lines[-1] == "0"
    assert any("doctor" in line for line in lines)


def test_a_piped_question_loads_neither_rich_nor_aiohttp_nor_prompt_toolkit() -> None:
    code = (
        "import sys; sys.argv[1:] = ['chat', '-m', 'm', '-u', 'http://127.0.0.1:9', 'hi']\n"
        "from mtmaisdk.cli.app import run_program\n"
        "print(run_program(), *sorted({'aiohttp', 'prompt_toolkit', 'rich'} & sys.modules.keys()))"
    )
    assert output_of(code).strip() == "1"


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    # An interpreter without other packages.
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated")}
    command = [sys.executable, "-S", "-m", "mtmaisdk", "chat"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    hint = 'pip install "./generated[cli]" in a clone of the repository'
    assert done.stderr == f"mtmaisdk: the command line requires more packages: {hint}\n"


def test_the_guides_and_the_messages_say_the_same() -> None:
    """The name for pip stands in generator-config.yaml; where a page says another one, it is told here."""
    pages = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/guide/*/*.md"),
        ROOT / "examples/README.md",
        ROOT / "generated/README.md",
    ]
    said = {
        (page.name, name)
        for page in pages
        for name in re.findall(r"pip install '([^'\[]+)\[", page.read_text(encoding="utf-8"))
    }
    assert {name for _, name in said} == {INSTALLED_AS}, said
    assert install_hint("cli").startswith(f'pip install "{INSTALLED_AS}[cli]"')
    package = (ROOT / "overrides" / "mtmaisdk").rglob("*.py")
    assert [path.name for path in package if "pip install" in path.read_text(encoding="utf-8")] == ["install_hint.py"]
