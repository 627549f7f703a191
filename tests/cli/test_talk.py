"""An interactive chat on a terminal."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest

from cli.conftest import Ended, Mock
from mtmaisdk.cli.commands import chat
from mtmaisdk.cli.config_file import config_path

Start = Callable[..., Any]

ALT_ENTER, DELETE, UP = "\x1b\r", "\x7f", "\x1b[A"
SLOW = "tokens-per-second=25"


def paste(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def shows(talk: Any, end: str) -> None:
    """Waits until the screen ends with a text."""
    for _ in range(200):
        if talk.logfile_read.text.rstrip().endswith(end):
            return
        talk.expect([pexpect.TIMEOUT, pexpect.EOF, ".+"], timeout=0.1)
    raise AssertionError(f"{end!r} is not the end of\n{talk.logfile_read.text}")


def leave(talk: Any) -> None:
    talk.sendeof()
    talk.expect(pexpect.EOF)
    assert talk.getecho()
    talk.wait()
    assert talk.exitstatus == 0


def questions(mock: Mock) -> list[str]:
    return [request.json["messages"][-1]["content"] for request in mock.requests]


def test_a_pasted_text_and_several_lines_are_one_question(start: Start, mock: Mock) -> None:
    talk = start("chat", "-m", "m", "--plain")
    shows(talk, "\n>")
    talk.send(paste("第一行\r\n\n/exit\n"))
    shows(talk, "\n> 第一行\n\n  /exit")
    talk.send("\r")
    shows(talk, "回答。\n>")
    talk.send("def f():" + ALT_ENTER + "    return 1\r")
    shows(talk, "    return 1」。我是离线的模拟服务，同样的问题总有同样的回答\n。\n>")
    assert "\n> def f():\n      return 1\n这是你的第 2 个问题：「def f():\n    return 1」" in talk.logfile_read.text
    mock.faults.add(SLOW)
    talk.send("慢\r")
    shows(talk, "这是你")
    talk.send(paste("一\n二"))
    shows(talk, "\n> 一\n  二")
    talk.send("\r")
    shows(talk, "「一\n二」。我是离线的模拟服务，同样的问题总有同样的回答。\n>")
    assert questions(mock) == ["第一行\n\n/exit", "def f():\n    return 1", "慢", "一\n二"]
    leave(talk)


def test_what_is_typed_during_an_answer_is_the_next_question(start: Start, mock: Mock) -> None:
    talk = start("chat", "-m", "m", "--plain")
    shows(talk, "\n>")
    mock.faults.add(SLOW)
    talk.send("你好\r")
    shows(talk, "这是你")
    talk.send("\r\r再见")
    shows(talk, "\n> 你好\n这是你的第 1 个问题：「你好」。我是离线的模拟服务，同样的问\n题总有同样的回答。\n> 再见")
    talk.sendintr()
    shows(talk, "题总有同样的回答。\n>")
    mock.faults.add(SLOW)
    talk.send("停\r")
    shows(talk, "这是你")
    talk.send("x")
    talk.sendintr()
    shows(talk, "\nmtmaisdk: stopped; the question is not part of the conversat\nion\n>")
    assert "^C" not in talk.logfile_read.text
    assert questions(mock) == ["你好", "停"]
    leave(talk)


def test_wide_characters_are_edited_in_a_terminal_that_changes_its_size(start: Start, mock: Mock) -> None:
    talk = start("chat", "-m", "m", "--plain")
    shows(talk, "\n>")
    talk.send("一二三四五六七八九十" * 3 + "百千")
    shows(talk, "九\n  十百千")
    talk.send(DELETE * 3)
    shows(talk, "七八九")
    talk.setwinsize(24, 30)
    talk.send("x")
    shows(talk, "八\n  九x")
    talk.send("\x1b[D\x1b[D" + DELETE + "\r")
    talk.expect_exact(">")
    shows(talk, "\n>")
    assert questions(mock) == ["一二三四五六七八九十" * 2 + "一二三四五六七九x"]
    leave(talk)


def test_commands_and_files_are_completed(start: Start, mock: Mock, tmp_path: Path) -> None:
    (tmp_path / "猫 1.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    talk = start("chat", "-m", "m", "--plain")
    shows(talk, "\n>")
    talk.send("/att\t")
    shows(talk, "\n> /attach")
    talk.send(" 猫\t")
    shows(talk, "\n> /attach 猫 1.png")
    talk.send("\r")
    shows(talk, "\n> /attach 猫 1.png\n猫 1.png\n>")
    talk.send("/exit\r")
    talk.expect(pexpect.EOF)
    assert not mock.requests


def test_history_is_kept_where_the_user_says(start: Start, mock: Mock, tmp_path: Path) -> None:
    history = tmp_path / "history"
    talk = start("chat", "-m", "m", "--plain", "--history", "history")
    shows(talk, "\n>")
    talk.send("一" + ALT_ENTER + "二\r")
    shows(talk, "回答。\n>")
    leave(talk)
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    config_path().parent.mkdir(parents=True)
    config_path().write_text(f"[default]\nmodel=m\nhistory={history}\n", encoding="utf-8")
    talk = start("chat", "--plain")
    shows(talk, "\n>")
    talk.send(UP)
    shows(talk, "\n> 一\n  二")
    talk.sendintr()
    shows(talk, "\n>")
    leave(talk)


def test_a_terminal_that_cannot_move_its_cursor_reads_lines(start: Start, mock: Mock) -> None:
    talk = start("chat", "-m", "m", terminal="dumb")
    shows(talk, "\n>")
    talk.sendline("你好")
    shows(talk, "\n> 你好\n这是你的第 1 个问题：「你好」。我是离线的模拟服务，同样的问\n题总有同样的回答。\n>")
    talk.send("x")
    talk.sendintr()
    shows(talk, "^C\n>")
    talk.sendline("/exit")
    talk.expect(pexpect.EOF)
    assert "\x1b" not in talk.before


def test_without_prompt_toolkit_a_hint_says_what_to_install(
    cli: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "find_spec", lambda name: None)
    ended = cli("chat", "-m", "m", is_terminal=True)
    said = 'an interactive chat requires more packages: pip install "./generated[cli]" in a clone of the repository'
    assert ended == (1, "", f"mtmaisdk: {said}\n")
    assert cli("chat", "-m", "m", "hi", is_terminal=True).code == 0
