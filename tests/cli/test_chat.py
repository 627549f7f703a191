"""`mtmaisdk chat` with pipes."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Ended, Mock, run_process

Cli = Callable[..., Ended]

BACKENDS = {
    "openai": ["-m", "m"],
    "messages": ["-m", "m"],
    "responses": ["-m", "m"],
    "aitre": [],
    "fastgpt": [],
    "chatchat": [],
    "mtmai": ["--set", "tenant=707d0855-80ab-4e1f-a156-f1c4546cbf52"],
}


def test_a_process_asks_and_writes_plain_text(mock: Mock) -> None:
    # The locale of cron and of many containers, without Python's own workarounds.
    locale = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "FORCE_COLOR": "1"}
    ended = run_process("chat", "-m", "m", "**你好**", **locale)
    assert ended == (0, "这是你的第 1 个问题：「**你好**」。我是离线的模拟服务，同样的问题总有同样的回答。\n", "")


def test_a_process_reads_its_question_from_a_pipe(mock: Mock) -> None:
    ended = run_process("chat", "-m", "m", text="\ufeff北京\n天津\n")
    assert (ended.code, ended.err) == (0, "")
    assert "「北京\n天津」" in ended.out


@pytest.mark.parametrize("backend", BACKENDS)
def test_json_has_an_event_a_line(backend: str, cli: Cli) -> None:
    ended = cli("chat", "--backend", backend, *BACKENDS[backend], "--json", "你好")
    assert ended.code == 0, ended.err
    events = [json.loads(line) for line in ended.out.splitlines()]
    text = "".join(event["text"] for event in events if event["type"] == "text")
    assert text.startswith("这是你的第 1 个问题：「你好」")
    assert events[-2]["type"] == "end"
    assert "你" in ended.out
    whole = events[-1]
    assert [*whole] == ["type", "text", "model", "usage", "state"]
    assert (whole["type"], whole["text"], whole["state"]["backend"]) == ("reply", text, backend)
    assert whole["model"] == ("gpt-4o-mini" if backend == "aitre" else "m" if "m" in BACKENDS[backend] else None)
    assert whole["usage"] == next((event["usage"] for event in events if event["type"] == "usage"), None)


def test_the_state_goes_on(cli: Cli, tmp_path: Path) -> None:
    for turn in (1, 2):
        assert f"第 {turn} 个问题" in cli("chat", "-m", "m", "--state", "talk.json", "你好").out
    saved = tmp_path / "talk.json"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["talk.json"]
    before = saved.read_text()
    assert cli("chat", "--backend", "fastgpt", "--state", "talk.json", "你好").code == 2
    saved.write_text("nonsense")
    assert cli("chat", "-m", "m", "--state", "talk.json", "你好") == (
        2,
        "",
        "mtmaisdk: talk.json is not a saved conversation: not JSON\n",
    )
    saved.write_text(before)
    assert "第 3 个问题" in cli("chat", "-m", "m", "--state", "talk.json", "你好").out


def test_a_broken_answer_is_shown_as_far_as_it_came_and_forgotten(cli: Cli, mock: Mock, tmp_path: Path) -> None:
    mock.faults.add("error-frame=object;error-after=3")
    ended = cli("chat", "-m", "m", "--state", "talk.json", "你好")
    assert ended.code == 1
    assert ended.out == "这是你\n" or ended.out.startswith("这是")
    assert len(ended.err.splitlines()) == 1
    assert not (tmp_path / "talk.json").exists()


def test_system_model_and_attachments_are_sent(cli: Cli, mock: Mock, tmp_path: Path) -> None:
    (tmp_path / "猫.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    files = ["--attach", "猫.png", "-a", "https://example.com/cat.png"]
    ended = cli("chat", "-m", "m", "--system", "请简短回答。", *files, "图里", "有什么？", "--set", "temperature:=0.5")
    assert ended.code == 0, ended.err
    body = json.loads(mock.requests[-1].body)
    assert (body["model"], body["temperature"]) == ("m", 0.5)
    assert body["messages"][0] == {"role": "system", "content": "请简短回答。"}
    text, *images = body["messages"][1]["content"]
    assert text["text"] == "图里 有什么？"
    assert [image["image_url"]["url"] for image in images] == [
        "data:image/png;base64,iVBORw0KGgo=",
        "https://example.com/cat.png",
    ]


def test_a_dash_stands_for_the_input(cli: Cli) -> None:
    assert "「翻译：\n一只猫」" in cli("chat", "-m", "m", "翻译：", "-", text="一只猫\n").out


def test_a_call_of_a_tool_is_told_on_the_error_output(cli: Cli) -> None:
    tools = '[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{}}}}]'
    ended = cli("chat", "-m", "m", "--set", f"tools:={tools}", "--set", "tool_choice=required", "北京天气怎么样？")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith("mtmaisdk: the model calls get_weather(")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["chat", "hi"], 2, "openai requires --model"),
        (["chat", "-m", "m"], 2, "a question is required"),
        (["chat", "-m", "m", ""], 2, "a question is required"),
        (["chat", "-m", "m", "--state", "none/state.json", "hi"], 2, "folder 'none' does not exist"),
        (["chat", "-m", "m", "--set", "retries=3", "hi"], 2, "for a JSON value write retries:=…"),
        (["chat", "-m", "m", "--set", "temperature:=9", "hi"], 2, "mtmaisdk: temperature: Input should be less"),
        (["chat", "-m", "m", "--auth", "nope", "hi"], 2, "unknown security scheme 'nope'"),
        (["chat", "-b", "mtmai", "hi"], 2, "a tenant is required; give --set tenant=…, or"),
        (["chat", "-b", "fastgpt", "-a", "/dev/null", "hi"], 2, "--attach: file '/dev/null' does not exist"),
        (["chat", "-b", "fastgpt", "--system", "x", "hi"], 2, "fastgpt does not support a system prompt"),
        (["chat", "-b", "chatchat", "-a", "conftest.py", "hi"], 2, "--attach: file"),
        (["chat", "-b", "nope", "hi"], 2, "unknown backend 'nope'; the backends are aitre, "),
        (["chat", "-m", "m", "--set", "nope=1", "hi"], 2, "openai has no option 'nope'"),
        (["chat", "-m", "m", "--set", "api_key=1", "hi"], 2, "other users can see a key on the command line"),
        (["chat", "-m", "m", "--set", "stop:=[", "hi"], 2, "--set stop is not JSON"),
        (["chat", "-m", "m", "-u", "ftp://host", "hi"], 2, "'ftp://host' is not an address"),
        (["chat", "--nope"], 2, "No such option"),
        (["nope"], 2, "No such command 'nope'."),
        (["chta", "hi"], 2, "No such command 'chta'; did you mean chat?"),
        (["chat", "--api", "respones", "hi"], 2, "unknown api 'respones' of openai; did you mean responses?"),
    ],
)
def test_what_goes_wrong_is_one_line_and_an_exit_code(arguments: list[str], code: int, said: str, cli: Cli) -> None:
    ended = cli(*arguments)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.startswith("mtmaisdk: ")
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_nobody_listens(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTMAI_BASE_URL", "http://127.0.0.1:9")
    ended = cli("chat", "-m", "m", "hi")
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert ended.err.startswith("mtmaisdk: POST http://127.0.0.1:9/v1/chat/completions: ")
    assert "Connection refused" in ended.err


def test_debug_shows_where(cli: Cli, mock: Mock) -> None:
    mock.faults.add("status=429")
    ended = cli("chat", "-m", "m", "--debug", "hi")
    assert ended.code == 1
    assert ended.err.startswith("Traceback")
    assert ended.err.splitlines()[-1].startswith("mtmaisdk: (429)")


def test_a_structured_answer_is_json(cli: Cli, mock: Mock, tmp_path: Path) -> None:
    name = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
    (tmp_path / "city.json").write_text(json.dumps({"title": "City", **name}), encoding="utf-8")
    ended = cli("chat", "-m", "m", "--schema", "city.json", "介绍杭州")
    assert (ended.code, ended.err, ended.out.count("\n")) == (0, "", 1)
    city = json.loads(ended.out)
    assert "「介绍杭州」" in city["name"]
    assert mock.requests[-1].json["response_format"]["json_schema"]["name"] == "City"
    whole = json.loads(cli("chat", "-m", "m", "--json", "--schema", "city.json", "介绍杭州").out.splitlines()[-1])
    assert (whole["type"], whole["output"]) == ("reply", city)
    cut = cli("chat", "-m", "m", "--schema", "city.json", "--set", "max_tokens:=2", "介绍杭州")
    assert (cut.code, cut.out) == (1, "")
    assert "not the output that was asked for (length)" in cut.err
    fastgpt = ("chat", "-b", "fastgpt", "--schema", "city.json", "介绍杭州")
    assert "--by-prompt asks for them in the prompt" in cli(*fastgpt).err
    assert json.loads(cli(*fastgpt, "--by-prompt").out)
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    for wrong, said in ("list.json", "list.json is not a JSON schema"), ("none.json", "does not exist"):
        assert said in cli("chat", "-m", "m", "--schema", wrong, "x").err


def test_an_answer_cannot_steer_the_terminal(cli: Cli) -> None:
    question = "\x1b]0;title\x07\x1b[2Jred\x9b1m"
    ended = cli("chat", "-m", "m", "--plain", question, is_terminal=True)
    assert "]0;title[2Jred1m" in ended.out
    assert not set(ended.out) & set("\x1b\x07\x9b")
    # A pipe gets the text as it is.
    assert question in cli("chat", "-m", "m", question).out
