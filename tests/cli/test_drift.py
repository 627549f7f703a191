"""`mtmaisdk drift`: what differs from the contract."""

from __future__ import annotations

import json
import re
import shutil
import signal
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_spec.check import check
from support import ROOT
from support.bounded import bounded
from support.edited_contract import NEEDED

from cli.conftest import Ended
from mtmaisdk.mock.drift import Finding, find_drift
from mtmaisdk.mock.drift_example import yaml_for
from mtmaisdk.mock.exchange import Exchange
from mtmaisdk.mock.mock_server import run_mock_server

Cli = Callable[..., Ended]
CHAT = "/v1/chat/completions"
ANSWER = {"id": "1", "choices": [{"index": 0, "message": {"role": "assistant", "content": "好"}}]}
ASKED = {"model": "m", "messages": [{"role": "user", "content": "你好"}]}
NEW = "openai:create_chat_completion 200 mood: not in the contract (list, such as [])"


def recording(file: Path, *bodies: Any) -> str:
    when = {"method": "POST", "path": CHAT, "body": ASKED}
    headers = {"Content-Type": "application/json"}
    answers = [{"when": when, "status": 200, "headers": headers, "body": body} for body in bodies]
    file.write_text(yaml.safe_dump({"answers": answers}, allow_unicode=True), encoding="utf-8")
    return str(file)


def test_recordings(cli: Cli, tmp_path: Path) -> None:
    same = recording(tmp_path / "same.yaml", ANSWER)
    other = recording(tmp_path / "other.yaml", *[{**ANSWER, "mood": []}] * 2)
    assert cli("drift", same) == (0, "", "1 exchange compared with the contract: nothing differs\n")
    assert cli("drift", same, same).err == "2 exchanges compared with the contract: nothing differs\n"
    assert cli("drift", same, "--json") == (0, "", "")
    assert cli("drift", same, other) == (1, f"{NEW} (2 exchanges)\n", "")
    ended = cli("drift", other, "--json")
    assert (ended.code, json.loads(ended.out)) == (
        1,
        {
            "kind": "field",
            "operation": "openai:create_chat_completion",
            "place": "200 mood",
            "said": "not in the contract (list, such as [])",
            "example": [],
            "at": "components.schemas.ChatCompletion",
            "count": 2,
        },
    )
    lines = cli("drift", other, "--example").out.splitlines()
    assert lines[1:4] == [
        "    # openapi.yaml: components.schemas.ChatCompletion.properties",
        "    mood:",
        "      type: array",
    ]


def test_a_recording_cannot_steer_the_terminal(cli: Cli, tmp_path: Path) -> None:
    file = recording(tmp_path / "evil.yaml", {**ANSWER, "mood\x1b[2J": "\u202e\x9b2J"})
    for flags in ([], ["--json"], ["--example"]):
        ended = cli("drift", file, *flags, is_terminal=True)
        assert ended.code == 1
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", ended.out)


def test_a_note_is_no_difference(cli: Cli, tmp_path: Path) -> None:
    file = recording(tmp_path / "note.yaml", {"choices": [{**ANSWER["choices"][0], "finish_reason": "bored"}]})
    ended = cli("drift", file)
    assert (ended.code, ended.out.split(": ")[1][:7]) == (0, '"bored"')


def test_what_cannot_be_compared(cli: Cli, tmp_path: Path) -> None:
    assert cli("drift").err == "mtmaisdk: give recordings, or a server with --upstream\n"
    file = tmp_path / "says.yaml"
    file.write_text("- {text: hi}\n")
    assert "says.yaml: records no exchange" in cli("drift", str(file)).err
    file.write_text("- {tex: hi}\n")
    ended = cli("drift", str(file))
    assert (ended.code, "did you mean 'text'" in ended.err) == (2, True)


def test_a_running_server() -> None:
    with run_mock_server() as server:
        server.answer(body={**ANSWER, "mood": []}, times=2)
        command = [sys.executable, "-m", "mtmaisdk", "drift", "--upstream", server.url, "--port", "0"]
        environment = {"PYTHONPATH": str(ROOT / "generated"), "PYTHONUNBUFFERED": "1", "PATH": ""}
        with bounded(command, env=environment) as program:
            assert program.stderr is not None
            assert program.stdout is not None
            (url,) = re.findall(r"http://127\.0\.0\.1:\d+", program.stderr.readline().partition(" forwards")[0])
            request = urllib.request.Request(
                f"{url}{CHAT}", json.dumps(ASKED).encode(), {"Content-Type": "application/json"}
            )
            for _ in range(2):
                with urllib.request.urlopen(request, timeout=20) as answer:
                    assert json.load(answer)["mood"] == []
            # It is printed while the program runs, and once.
            assert program.stdout.readline() == f"{NEW}\n"
            program.send_signal(signal.SIGINT)
            assert (program.wait(20), program.stdout.read(), program.stderr.read()) == (1, "", "")


@pytest.mark.parametrize("number", [0, 1])
def test_a_running_server_without_differences(number: int, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    models = Exchange("GET", "/v1/models", headers=[("Content-Type", "application/json")], pieces=[b'{"data": []}'])

    def make_recorder(_: str, on_exchange: Callable[[Exchange], None]) -> None:
        for _ in range(number):
            on_exchange(models)

    monkeypatch.setattr("mtmaisdk.mock.recorder.make_recorder", make_recorder)
    monkeypatch.setattr("mtmaisdk.mock.background.serve", lambda *_: None)
    said = "1 exchange compared with the contract: nothing differs" if number else "no exchange came"
    assert cli("drift", "--upstream", "http://a.test") == (0, "", f"{said}\n")


def test_what_to_paste_is_valid(tmp_path: Path) -> None:
    """With all pieces in their places, the contract has no mistakes."""
    documents = {
        name: yaml.load((ROOT / name).read_bytes(), Loader=yaml.CSafeLoader)
        for name in ("openapi.yaml", "openapi.zh.yaml", "openapi.en.yaml")
    }
    streamed = {**ASKED, "stream": True}
    for sent, status, body in (
        (ASKED, 200, {**ANSWER, "mood": []}),
        (ASKED, 200, {**ANSWER, "feelings": {"are": [1, "a"]}}),
        (ASKED, 200, {**ANSWER, "created": "now"}),
        (ASKED, 418, {"tea": True}),
        (ASKED, 402, {"error": {"message": "no"}}),
        (streamed, 200, 'event: tick\ndata: {"delta": 1}\n\ndata: [DONE]\n\n'),
    ):
        is_stream = isinstance(body, str)
        answer = body if isinstance(body, str) else json.dumps(body)
        headers = [("Content-Type", "text/event-stream" if is_stream else "application/json")]
        given = Exchange("POST", CHAT, [], json.dumps(sent).encode(), status, headers, [answer.encode()])
        (finding,) = find_drift(given)
        for name, place, piece in re.findall(r"^# (\S+): (.*)\n((?:(?!# ).*\n)+)", yaml_for(finding), re.MULTILINE):
            paste(
                documents[name],
                finding,
                place,
                yaml.safe_load(piece.replace("TODO", "待写" * ("zh" in name) or "TODO")),
            )
    for name, document in documents.items():
        text = yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in NEEDED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    assert check(tmp_path / "openapi.yaml") == []


def paste(document: Any, finding: Finding, place: str, piece: Any) -> None:
    # The path of an operation has dots in it on the way.
    keys = [*finding.at] if "." in str(finding.at[1]) or finding.at[0] == "paths" else place.split(".")
    if place.startswith("operations."):
        keys = ["operations", finding.operation, *finding.at[3:]]
    for key in keys:
        document = document[key] if key in document or isinstance(document, list) else document.setdefault(key, {})
    if isinstance(document, list):
        document.extend(piece)
    else:
        document.update(piece)
