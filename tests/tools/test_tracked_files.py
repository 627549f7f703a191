"""The files of the repository can be checked out on every system, with the same bytes."""

from __future__ import annotations

import re
import subprocess

import pytest
from support import ROOT

RESERVED = re.compile(r'(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)|[<>:"|?*\\]|[ .](?:/|$)', re.IGNORECASE)


def git(*arguments: str) -> list[str]:
    run = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        pytest.skip("not a clone")
    return run.stdout.splitlines()


def test_windows_and_macos_allow_the_names() -> None:
    names = git("ls-files")
    assert [name for name in names if RESERVED.search(name)] == []
    assert len({name.lower() for name in names}) == len(names)
    # A path of Windows has 260 characters, with the folder of the clone.
    assert max(map(len, names)) <= 140


def test_line_ends_are_kept_where_they_are_those_of_a_server() -> None:
    lines = (line.split("\t") for line in git("ls-files", "--eol"))
    of_server = [name for kinds, name in lines if kinds.startswith(("i/crlf", "i/mixed"))]
    assert len(of_server) > 10
    assert {line.rpartition(": ")[2] for line in git("check-attr", "text", "--", *of_server)} == {"unset"}


def test_links_and_modes_are_not_needed() -> None:
    modes = {line.split()[0] for line in git("ls-files", "--stage")}
    assert "120000" not in modes
