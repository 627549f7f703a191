"""The commands of an interactive chat."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mock
from mtmaisdk.chat import connect
from mtmaisdk.cli.answer import show_plain
from mtmaisdk.cli.talk_commands import COMMANDS, Talk

Type = Callable[..., str]
TENANT = "707d0855-80ab-4e1f-a156-f1c4546cbf52"


@pytest.fixture
def talk(mock: Mock) -> Talk:
    return Talk(connect("openai", model="m"), show_plain, None, {}, [])


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Type:
    """Types lines, and returns what is shown of the last."""

    def say(talk: Talk, *lines: str) -> str:
        for line in lines:
            capsys.readouterr()
            talk.take(line)
        return "".join(capsys.readouterr())

    return say


def sent(mock: Mock) -> list[tuple[str, object]]:
    """The messages of the last request."""
    return [(message["role"], message["content"]) for message in mock.requests[-1].json["messages"]]


def test_help_has_every_command(talk: Talk, say: Type) -> None:
    shown = say(talk, "/help")
    for name in ("help", "model", "system", "attach", "retry", "save", "load", "reset", "usage", "exit"):
        assert f"\n/{name} " in f"\n{shown}"
    assert len(COMMANDS) == 10
    assert "/save [FILE]" in shown
    assert "Alt-Enter" in shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/hlep", "unknown command '/hlep'; did you mean /help?"),
        ("/modle gpt", "unknown command '/modle'; did you mean /model?"),
        ("/add-file x", "unknown command '/add-file'; /help lists the commands"),
        ("/system", "no system prompt"),
        ("/attach", "no files are attached"),
        ("/attach none.png", "mtmaisdk: attach: file 'none.png' does not exist"),
        ("/save", "mtmaisdk: a file is required"),
        ("/save none/state.json", "mtmaisdk: "),
        ("/load none.json", "mtmaisdk: none.json does not exist"),
        ("/retry", "mtmaisdk: no question to ask again"),
    ],
)
def test_nothing_is_asked_by_a_command(line: str, shown: str, talk: Talk, say: Type, mock: Mock) -> None:
    assert shown in say(talk, line)
    assert not mock.requests


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("//help me", "/help me"),
        (" /help me", "/help me"),
        ("/etc/hosts 是什么？", "/etc/hosts 是什么？"),
        ("/* a comment */\nint x;", "/* a comment */\nint x;"),
        ("// a comment\nint x;", "// a comment\nint x;"),
        ("a\n/exit", "a\n/exit"),
    ],
)
def test_a_question_may_begin_with_a_slash(line: str, question: str, talk: Talk, say: Type, mock: Mock) -> None:
    assert f"「{question}」" in say(talk, line)
    assert sent(mock) == [("user", question)]


def test_a_model_is_chosen(talk: Talk, say: Type, mock: Mock) -> None:
    assert "\n  intern-s1\n" in say(talk, "/model")
    assert "\n* intern-s1\n" in say(talk, "/model intern-s1", "/model")
    say(talk, "你好")
    assert mock.requests[-1].json["model"] == "intern-s1"
    fastgpt = Talk(connect("fastgpt"), show_plain, None, {}, [])
    assert "fastgpt does not support a model" in say(fastgpt, "/model x")
    assert "fastgpt does not support listing models" in say(fastgpt, "/model")


def test_a_system_prompt_is_set_and_removed(talk: Talk, say: Type, mock: Mock) -> None:
    say(talk, "一", "/system 请简短\n回答。", "二")
    assert sent(mock)[0] == ("system", "请简短\n回答。")
    assert [text for role, text in sent(mock) if role == "user"] == ["一", "二"]
    say(talk, "/system -", "/retry")
    assert [role for role, _ in sent(mock)] == ["user", "assistant", "user"]
    chatchat = Talk(connect("chatchat"), show_plain, None, {}, [])
    assert "chatchat does not support a system prompt" in say(chatchat, "/system x")


def test_files_go_with_the_next_question_that_is_answered(talk: Talk, say: Type, mock: Mock, tmp_path: Path) -> None:
    (tmp_path / "a 猫.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert say(talk, "/attach 'a 猫.png'", "/attach https://host/b.png") == "a 猫.png\nhttps://host/b.png\n"
    mock.faults.add("status=500")
    assert "(500)" in say(talk, "图里有什么？")
    say(talk, "有什么？", "谢谢", "/retry")
    contents = [content for role, content in sent(mock) if role == "user"]
    assert [len(content) for content in contents] == [3, 2]
    assert contents[1] == "谢谢"
    assert say(talk, "/attach a 猫.png", "/attach -") == "no files are attached\n"
    chatchat = Talk(connect("chatchat"), show_plain, None, {}, [])
    assert "chatchat does not support attachments" in say(chatchat, "/attach a 猫.png")


def test_a_question_is_asked_again_in_place_of_its_answer(talk: Talk, say: Type, mock: Mock) -> None:
    say(talk, "一", "二", "/model other", "/retry")
    assert [text for role, text in sent(mock) if role == "user"] == ["一", "二"]
    assert mock.requests[-1].json["model"] == "other"
    mock.faults.add("status=500")
    assert "(500)" in say(talk, "三")
    assert "第 3 个问题：「三」" in say(talk, "/retry")
    before = talk.chat.state
    mock.faults.add("status=500")
    assert "(500)" in say(talk, "/retry")
    assert talk.chat.state == before
    assert "第 3 个问题：「三」" in say(talk, "/retry")
    assert "no question" in say(talk, "/reset", "/retry")
    assert "第 1 个问题" in say(talk, "四")


def test_a_conversation_is_saved_and_resumed(talk: Talk, say: Type, mock: Mock, tmp_path: Path) -> None:
    assert say(talk, "一", "/save a.json") == "saved in a.json\n"
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == talk.chat.state
    say(talk, "二", "/load a.json", "三")
    assert [text for role, text in sent(mock) if role == "user"] == ["一", "三"]
    assert say(talk, "/save a.json") == "saved in a.json\n"
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    (tmp_path / "data.json").write_text("[1]", encoding="utf-8")
    assert "notes.txt is not a saved conversation" in say(talk, "/save notes.txt")
    assert "data.json is not a saved conversation, and is not overwritten" in say(talk, "/save data.json")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "notes"
    before = talk.chat.state
    assert "state: saved by 'list', not by 'openai'" in say(talk, "/load data.json")
    assert talk.chat.state == before
    talk.path = tmp_path / "b.json"
    say(talk, "四", "/reset", "/load")
    assert talk.chat.state["messages"][-2]["content"] == "四"


def test_tokens_of_all_turns_are_counted(talk: Talk, say: Type) -> None:
    assert say(talk, "/usage") == "no tokens were counted\n"
    say(talk, "一", "二", "三")
    assert say(talk, "/usage") == "prompt tokens: 117, completion tokens: 111, total tokens: 228\n"


def test_exit_ends_the_chat(talk: Talk) -> None:
    with pytest.raises(EOFError):
        talk.take("/exit")
