"""The commands of the guide to the command line run as printed, but for the address."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, posix
from support.user_folder import use_folder

from mtmaisdk.cli.config_file import config_path, read_profile
from mtmaisdk.mock.background import run_in_background
from mtmaisdk.mock.server import make_app

GUIDE = (ROOT / "docs" / "guide" / "en" / "command-line.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


@posix
def test_the_commands_run(tmp_path: Path) -> None:
    program = f'mtmaisdk() {{ "{sys.executable}" -m mtmaisdk "$@"; }}\n'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated"), "HOME": str(tmp_path)}
    with run_in_background(make_app()) as url:
        commands = "".join(blocks("sh")).replace("http://127.0.0.1:9000", url)
        script = f"set -euo pipefail\n{program}{commands}"
        done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    # The guide's chats are nobody's.
    assert re.sub(r"mtmaisdk: no messages in chat '(CHAT|THREAD)'\n", "", done.stderr) == ""
    for said in ("internlm2.5-latest", "looks like fastgpt", "第 1 个问题：「你好，请介绍", "00:00:00,000 -->"):
        assert said in done.stdout
    assert {path.suffix for path in tmp_path.iterdir()} >= {".png", ".wav"}


def test_the_profiles_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (text,) = blocks("ini")
    use_folder(tmp_path, monkeypatch).parent.mkdir(parents=True)
    config_path().write_text(text, encoding="utf-8")
    config_path().chmod(0o600)
    assert read_profile(None)["api_key"] == "sk-example"
    assert read_profile("work")["variables :"] == '{"city": "北京"}'
