"""What `make diff-api` calls breaking, what it is compared with, and which changes are accepted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from accepted_changes import report
from diff_api import Api, breaking_changes
from last_release import NoBaseException, last_release
from support import ROOT

TOOL = ROOT / "tools" / "diff_api.py"
PACKAGE = {
    "__init__": "",
    "chat.__init__": "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    from mtmaisdk.chat.inner import Chat as Chat\n",
    "chat.inner": "class Base:\n    def close(self, now=False): ...\nclass Chat(Base):\n    name: str = 'a'\n"
    "    def send(self, text, *, size=1): ...\n    def _hidden(self): ...\ndef unknown(): ...\n",
    "clients.rest.__init__": "",
    "clients.rest.sync.__init__": "",
    "clients.__init__": "",
    "fastgpt.__init__": "",
    "mock.__init__": "def documented(port): ...\n",
}
GUIDE = "```python\nfrom mtmaisdk.mock import documented  # a server\n```\n"


def write(root: Path, *edits: tuple[str, str]) -> Path:
    for name, text in PACKAGE.items():
        for old, new in edits:
            text = text.replace(old, new)
        file = root / "generated/mtmaisdk" / f"{name.replace('.', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/guide.md").write_text(GUIDE, encoding="utf-8")
    (root / "README.md").write_text("# mtmaisdk\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("text, *", "text, more=1, *", []),
        ("name: str = 'a'", "name: str = 'b'\n    further: int = 1", []),
        ("    def _hidden(self): ...\n", "", []),
        ("def unknown(): ...\n", "", []),
        ("(Base)", "", ["mtmaisdk.chat.Chat.close: public object was removed"]),
        ("    name: str = 'a'\n", "", ["mtmaisdk.chat.Chat.name: public object was removed"]),
        ("size=1", "size=2", ["mtmaisdk.chat.Chat.send(size): parameter default was changed"]),
        ("text, *", "text, more, *", ["mtmaisdk.chat.Chat.send(more): parameter was added as required"]),
        ("(port)", "()", ["mtmaisdk.mock.documented(port): parameter was removed"]),
        ("Chat as Chat", "Base as Base", ["mtmaisdk.chat.Chat: public object was removed"]),
    ],
)
def test_what_is_breaking(old: str, new: str, lines: list[str], tmp_path: Path) -> None:
    before, after = Api(write(tmp_path / "old")), Api(write(tmp_path / "new", (old, new)))
    assert breaking_changes(before, after) == lines


def git(directory: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=directory, check=True, capture_output=True)


def commit(directory: Path, changelog: str) -> None:
    (directory / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    git(directory, "add", ".")
    git(directory, "commit", "--message", "A state")


def diff(directory: Path) -> tuple[int, str]:
    run = subprocess.run([sys.executable, str(TOOL)], cwd=directory, capture_output=True, text=True, timeout=60)
    return run.returncode, run.stdout + run.stderr


def test_the_last_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tags it is the commit that dated the changelog's newest section; a tagged state has the one before."""
    origin = tmp_path / "origin"
    git(tmp_path, "init", "--initial-branch", "main", str(origin))
    commit(write(origin), "## Unreleased\n")
    assert diff(origin) == (0, "cannot compare: this clone has no release: there was none\n")
    commit(origin, "## 0.1.0 – 2026-01-01\n")
    commit(write(origin, ("size=1", "size=2")), "## Unreleased\n\n## 0.1.0 – 2026-01-01\n")
    assert diff(origin) == (
        1,
        "BREAKING  mtmaisdk.chat.Chat.send(size): parameter default was changed\n"
        "breaking: 1, notices: 0, since 0.1.0\n",
    )
    git(origin, "tag", "v0.2.0")
    assert diff(origin)[1].endswith("since 0.1.0\n")
    commit(origin, "## Unreleased\n\n- A change.\n\n## 0.1.0 – 2026-01-01\n")
    assert diff(origin) == (0, "breaking: 0, notices: 0, since v0.2.0\n")
    git(tmp_path, "clone", "--depth", "1", "--no-tags", f"file://{origin}", "shallow")
    assert diff(tmp_path / "shallow") == (0, "cannot compare: this clone has no release: it is shallow\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoBaseException):
        last_release()


def test_accepted_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted = tmp_path / "accepted.yaml"
    accepted.write_text("api:\n  a.b(c)*: It has another name.\n  x*: It was never used.\n", encoding="utf-8")
    assert report("api", ["a.b(c): removed", "z: removed"], ["new"], "v1.0.0", accepted) == 1
    assert capsys.readouterr().out.splitlines() == [
        "BREAKING  z: removed",
        "accepted  a.b(c): removed -- It has another name.",
        "notice    new",
        "breaking: 1, accepted: 1, notices: 1, since v1.0.0",
    ]
    assert report("api", ["x"], [], "v1.0.0", accepted) == 0
    assert report("spec", ["x"], [], "v1.0.0", accepted) == 1
