"""`mtmaisdk completion`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import posix

from cli.conftest import Ended, Mock

Cli = Callable[..., Ended]


@posix
def test_bash_completes_commands_options_and_files(cli: Cli, mock: Mock, tmp_path: Path) -> None:
    program = tmp_path / "mtmaisdk"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mtmaisdk "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "source").write_text(cli("completion", "bash").out, encoding="utf-8")
    script = """
        compopt() { COMPREPLY+=("$2"); }
        source ./source
        for words in "ch" "chat --sta" "chat --attach ca" "chat --backend fas" "nosuch ch"; do
            COMP_WORDS=(mtmaisdk $words) COMPREPLY=()
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _mtmaisdk_completion mtmaisdk
            echo "$words: ${COMPREPLY[*]}"
        done"""
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    command = ["bash", "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "ch: chat",
        "chat --sta: --state",
        "chat --attach ca: default",
        "chat --backend fas: fastgpt",
        "nosuch ch: chat",
    ]
    assert done.stderr == ""


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_have_a_script_that_click_answers(shell: str, cli: Cli, mock: Mock) -> None:
    ended = cli("completion", shell)
    assert (ended.code, ended.err) == (0, "")
    assert f"_MTMAISDK_COMPLETE={shell}_complete" in ended.out
    assert cli("completion", "tcsh").code == 2
