"""The program on a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from typing import Any

import pexpect
from support import ROOT

from cli.conftest import Mock

Start = Callable[..., Any]


def test_a_talk_goes_on_after_an_answer_that_was_ended(start: Start, mock: Mock) -> None:
    talk = start("chat", "-m", "m")
    talk.expect_exact("> ")
    talk.sendline("你好")
    talk.expect(r"第 1\s+个问题")
    talk.expect_exact("> ")
    mock.faults.add("tokens-per-second=8")
    talk.sendline("慢慢说")
    talk.expect("第 2")
    talk.sendintr()
    talk.expect("not part of the conversation")
    talk.expect_exact("> ")
    talk.sendintr()
    talk.expect_exact("> ")
    mock.faults.add("status=500")
    talk.sendline("坏了")
    talk.expect_exact("mtmaisdk: (500)")
    talk.expect_exact("> ")
    talk.sendline("**三**")
    talk.expect(r"第 2\s+个问题：「\x1b\[1m三\x1b\[0m」")
    talk.expect_exact("> ")
    talk.sendeof()
    talk.expect(pexpect.EOF)
    talk.wait()
    assert talk.exitstatus == 0


def test_chinese_is_typed_and_shown_in_a_c_locale(start: Start, mock: Mock) -> None:
    talk = start("chat", "-m", "m", locale="C")
    talk.expect_exact("> ")
    talk.sendline("你好")
    talk.expect_exact("「你好」")
    talk.expect_exact("> ")
    talk.sendeof()
    talk.expect(pexpect.EOF)


def test_ctrl_c_ends_a_single_answer_with_its_exit_code(start: Start, mock: Mock) -> None:
    mock.faults.add("tokens-per-second=8")
    asked = start("chat", "-m", "m", "--plain", "你好")
    asked.expect("这是")
    asked.sendintr()
    asked.expect(pexpect.EOF)
    asked.wait()
    assert asked.exitstatus == 130


def test_a_task_has_a_progress_bar(start: Start) -> None:
    task = start("mj", "一只猫", "--every", "0.2")
    task.expect("35%")
    task.expect("mj-\\d+.png")
    task.expect("buttons of task \\d+: U1 U2")
    task.expect(pexpect.EOF)


def test_a_table_lines_up_chinese_text(start: Start) -> None:
    listed = start("models", "-b", "mtmai", "--set", "tenant=707d0855-80ab-4e1f-a156-f1c4546cbf52")
    listed.expect(pexpect.EOF)
    lines = re.sub("\x1b\\[[0-9;]*m", "", listed.before).splitlines()
    assert [line.rstrip() for line in lines] == [
        "id           label        description",
        "gpt-4o-mini  GPT 4o mini  fast",
        "zhipu        GLM 4        中文",
    ]


def test_a_key_is_asked_for_and_not_shown(start: Start, mock: Mock) -> None:
    asked = start("models", "--api-key-file", "-")
    asked.expect("API key: ")
    asked.sendline("sk-TYPED")
    asked.expect("internlm2.5-latest")
    asked.expect(pexpect.EOF)
    assert "TYPED" not in asked.before
    assert mock.requests[-1].headers["Authorization"] == "Bearer sk-TYPED"


def test_tests_run_the_package_of_this_tree() -> None:
    assert str(ROOT) in os.path.abspath(sys.modules["mtmaisdk"].__file__ or "")
